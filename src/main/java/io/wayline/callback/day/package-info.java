/** The calls of a day, and the places of a week. */
@NullMarked
@NamedInterface("day")
package io.wayline.callback.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
