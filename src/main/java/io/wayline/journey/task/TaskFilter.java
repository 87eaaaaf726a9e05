package io.wayline.journey.task;

import org.jspecify.annotations.Nullable;

/**
 * Which of the open tasks that somebody sees.
 *
 * @param mine those that they have
 * @param unassigned those that nobody has
 * @param overdue those whose due date has passed
 * @param queue those of this queue, or null for all
 * @param journey those of customers on this journey, or null for all
 */
public record TaskFilter(
        boolean mine,
        boolean unassigned,
        boolean overdue,
        @Nullable String queue,
        @Nullable String journey) {

    public static final TaskFilter ALL = new TaskFilter(false, false, false, null, null);
    public static final TaskFilter MINE = new TaskFilter(true, false, false, null, null);
    public static final TaskFilter UNASSIGNED = new TaskFilter(false, true, false, null, null);
    public static final TaskFilter OVERDUE = new TaskFilter(false, false, true, null, null);
}
