/** What a feature tells the search of the frame: what it can find, for whom, and where that is. */
@NullMarked
@NamedInterface("search")
package io.wayline.shared.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
