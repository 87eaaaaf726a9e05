/** Acts on many rows of a list: looked at before, done row by row, undone where that can be. */
@NullMarked
@NamedInterface("bulk")
package io.wayline.lists.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
