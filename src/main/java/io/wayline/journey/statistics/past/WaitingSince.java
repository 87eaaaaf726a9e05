package io.wayline.journey.statistics.past;

import java.time.Instant;

/**
 * Since when those stand at a step who stand there now.
 *
 * @param half half of them came before it
 * @param first when the first of them came
 */
public record WaitingSince(Instant half, Instant first) {}
