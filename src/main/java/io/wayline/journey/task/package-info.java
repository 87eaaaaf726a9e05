/** What people do for a journey: they answer the form of a task, and the journey goes on. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
