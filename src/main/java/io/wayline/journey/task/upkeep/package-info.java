/** What moves tasks without a person: clocks, rests that are over, priorities that are raised. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
