package io.wayline.insight.web;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person.
 *
 * @param key names its texts ({@code home.need.<key>.…})
 * @param tone {@code late} for what is broken, {@code soon} for what needs a decision
 * @param count how many, at least one
 * @param path where it is settled, or null when this person may not go there
 */
public record Need(
        String key, String tone, long count, @Nullable String path) {}
