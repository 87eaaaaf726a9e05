/** What a feature tells the frame around its pages: where it stands in the rail, and who reaches it in another way. */
@NullMarked
@NamedInterface("page")
package io.wayline.shared.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
