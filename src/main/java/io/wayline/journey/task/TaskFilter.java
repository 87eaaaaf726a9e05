package io.wayline.journey.task;

import org.jspecify.annotations.Nullable;

/**
 * Which of the open tasks that somebody sees, and in which order.
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
        @Nullable String journey,
        Rest rest,
        Order order) {

    /** Whether tasks that were postponed, and are not due to come back yet, are meant. */
    public enum Rest {
        EITHER,
        AWAKE,
        POSTPONED
    }

    /** What comes first. */
    public enum Order {
        /** Priority, then due date, then age: what should be done first. */
        CLOCK,
        /** What has been there longest. */
        OLDEST
    }

    public static final TaskFilter ALL = new TaskFilter(false, false, false, null, null);
    public static final TaskFilter MINE = new TaskFilter(true, false, false, null, null);
    public static final TaskFilter UNASSIGNED = new TaskFilter(false, true, false, null, null);
    public static final TaskFilter OVERDUE = new TaskFilter(false, false, true, null, null);

    /** What waits for somebody: nobody has it, and it was not postponed. */
    public static final TaskFilter WAITING = UNASSIGNED.resting(Rest.AWAKE);

    public static final TaskFilter POSTPONED = ALL.resting(Rest.POSTPONED);

    public TaskFilter(
            boolean mine, boolean unassigned, boolean overdue, @Nullable String queue, @Nullable String journey) {
        this(mine, unassigned, overdue, queue, journey, Rest.EITHER, Order.CLOCK);
    }

    public TaskFilter resting(Rest which) {
        return new TaskFilter(mine, unassigned, overdue, queue, journey, which, order);
    }

    public TaskFilter ordered(Order by) {
        return new TaskFilter(mine, unassigned, overdue, queue, journey, rest, by);
    }

    /** The same of one queue and one journey; null for all. */
    public TaskFilter of(@Nullable String oneQueue, @Nullable String oneJourney) {
        return new TaskFilter(mine, unassigned, overdue, oneQueue, oneJourney, rest, order);
    }
}
