/** Why somebody cannot do something with a task. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
