package io.wayline.journey.task.upkeep;

import java.time.Duration;

/**
 * How long there is for a task, in the time that counts for it.
 *
 * @param working whether it is working time, else the clock
 * @param late whether it should have been done, and {@code length} is how long ago
 * @param soon whether four fifths are over
 * @param length how long, never negative
 */
public record Countdown(boolean working, boolean late, boolean soon, Duration length) {}
