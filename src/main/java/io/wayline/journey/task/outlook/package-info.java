/** What comes after a task, as far as the diagram says it. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
