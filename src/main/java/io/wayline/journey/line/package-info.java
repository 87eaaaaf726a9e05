/** Each way of a customer as a line: what they passed, where they stand, what lies ahead, and what happens next. */
@NullMarked
@NamedInterface("line")
package io.wayline.journey.line;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
