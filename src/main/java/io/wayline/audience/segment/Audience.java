package io.wayline.audience.segment;

import java.util.List;

/**
 * How many customers a rule finds, and how many of them a marketing mail reaches now.
 *
 * @param customers all whom it finds
 * @param mailable those whom nothing keeps from us
 * @param obstacles why not the others, each counted under the first reason that holds; reasons that nobody has are left out
 */
public record Audience(long customers, long mailable, List<Reason> obstacles) {

    /** @param key its text stands under {@code segment.obstacle.<key>} */
    public record Reason(String key, long customers) {}
}
