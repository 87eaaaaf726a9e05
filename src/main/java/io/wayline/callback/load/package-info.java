/** How many calls there are, and what became of them: in figures. */
@NullMarked
@NamedInterface("load")
package io.wayline.callback.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
