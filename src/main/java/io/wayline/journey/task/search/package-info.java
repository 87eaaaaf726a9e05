/** Finds open tasks by what people call them. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
