/** What of tasks moves on pages by itself. */
@NullMarked
package io.wayline.journey.task.live;

import org.jspecify.annotations.NullMarked;
