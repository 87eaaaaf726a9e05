package io.wayline.journey.byhand;

import java.time.Instant;

/**
 * What somebody wrote who gave a piece of work.
 *
 * @param by an account, or the name of a key
 * @param text may be empty
 */
public record Given(String by, String text, Instant at) {}
