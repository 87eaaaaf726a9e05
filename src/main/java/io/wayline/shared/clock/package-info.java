/** The time of the application, and that outside, where a demonstration has moved the one ahead of the other. */
@NullMarked
@NamedInterface("clock")
package io.wayline.shared.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
