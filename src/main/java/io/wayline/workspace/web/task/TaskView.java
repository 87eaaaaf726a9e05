package io.wayline.workspace.web.task;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.task.DueClock;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/**
 * A task as the API shows it.
 *
 * @param customer the ref of whom it is about
 * @param instance the customer's way that it belongs to
 * @param state {@code WAITING}, {@code TAKEN}, {@code DONE}, or {@code WITHDRAWN}
 * @param clock how the due time was reckoned: {@code CLOCK} or {@code WORKING}, the span as the diagram has it, when four
 *     fifths are over, the calendar's version, and when it was due before the calendar changed; left out when a moment was
 *     named
 * @param paused whether an operator has stopped the instance
 * @param version whoever completes the task names it
 */
record TaskView(
        String id,
        String name,
        String journey,
        String instance,
        @Nullable CustomerRef customer,
        String queue,
        int priority,
        WorkItem.State state,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable DueClock clock,
        @Nullable Instant followUpAt,
        @Nullable String followUpReason,
        @Nullable Instant finishedAt,
        boolean paused,
        int version) {

    static TaskView of(WorkItem item, Map<CustomerId, CustomerRef> refs) {
        return new TaskView(
                item.id(),
                item.name(),
                item.journey(),
                item.instance(),
                refs.get(item.customer()),
                item.queue(),
                item.priority(),
                item.state(),
                item.assignee(),
                item.createdAt(),
                item.dueAt(),
                item.clock(),
                item.followUpAt(),
                item.followUpReason(),
                item.finishedAt(),
                item.paused(),
                item.version());
    }
}
