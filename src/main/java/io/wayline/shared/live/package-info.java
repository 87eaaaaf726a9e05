/** What features say of the things on pages that move by themselves, and who else looks at them. */
@NullMarked
@NamedInterface("live")
package io.wayline.shared.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
