/** How much work there is, how much of it is done, and by how many: in figures, for those who look after others. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
