/** The written forms of time in diagrams, read by the check before and by the engine while a journey runs. */
@NullMarked
package io.wayline.journey.time;

import org.jspecify.annotations.NullMarked;
