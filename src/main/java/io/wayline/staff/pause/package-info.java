/** Queues from which nobody is given work for a while. */
@NullMarked
@NamedInterface("pause")
package io.wayline.staff.pause;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
