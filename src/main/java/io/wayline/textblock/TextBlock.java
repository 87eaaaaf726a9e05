package io.wayline.textblock;

import java.time.Instant;

/**
 * What agents put into an answer.
 *
 * @param name by which it is found
 * @param queue whose it is; empty for all
 * @param language the tag of the language in which it is written
 * @param body with placeholders
 * @param version rises with each change; callers hand back the one they saw
 * @param changedBy the account
 */
public record TextBlock(
        long id,
        String name,
        String queue,
        String language,
        String body,
        int version,
        String changedBy,
        Instant changedAt) {}
