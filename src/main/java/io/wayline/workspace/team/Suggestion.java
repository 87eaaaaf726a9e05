package io.wayline.workspace.team;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.task.WorkItem;
import io.wayline.staff.Queues.Queue;

/**
 * Something that would help, as an act.
 *
 * @param queue whose tasks they are; null when they are of several
 * @param tasks which, the first first
 * @param from who has them; null when they wait
 * @param to who gets them; null gives them back to their queues
 */
public record Suggestion(
        Why why,
        @Nullable Queue queue,
        List<WorkItem> tasks,
        @Nullable TeamMember from,
        @Nullable TeamMember to) {

    /** Why it would help. */
    public enum Why {
        /** Whoever has them is away. */
        AWAY,
        /** They are late, and nobody has them. */
        LATE,
        /** More is due than can be done. */
        SHORT
    }
}
