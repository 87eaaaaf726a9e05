/** How it went at each step, by day: how many came and left, how, and after how long. */
@NullMarked
@NamedInterface("past")
package io.wayline.journey.statistics.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
