/** What people write in tasks: drafts, and the record of what was answered. */
@NullMarked
@NamedInterface("task")
package io.wayline.journey.task.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
