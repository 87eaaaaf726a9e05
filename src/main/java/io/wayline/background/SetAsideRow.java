package io.wayline.background;

import java.time.Instant;

/**
 * A row that a loop has set aside because it failed.
 *
 * @param loop the loop that works on it
 * @param item which row, by ids only
 * @param tries how often it has failed since it was set aside, or since somebody asked for another try
 * @param nextTryAt when it is tried again
 * @param cause what it failed with: a sentence of ours, or the kind of failure; no personal data
 */
public record SetAsideRow(
        String loop,
        String item,
        int tries,
        Instant firstFailedAt,
        Instant failedAt,
        Instant nextTryAt,
        String cause) {}
