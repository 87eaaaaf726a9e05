package io.wayline.journey.engine.task;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Hears from the engine, in its transaction, what becomes of the tasks of people. */
public interface TaskObserver {

    /**
     * A task as its diagram has it.
     *
     * @param instance the way that the customer is on, also where the task lies in a journey that was called from it
     * @param definition the version of the journey in which it is drawn
     * @param name what the diagram calls it
     * @param queue whose work it is; empty when the diagram does not say
     * @param dueWritten how the diagram or its variable writes the due time, told when the task comes up; null when
     *     neither writes text
     */
    record Snapshot(
            String id,
            String instance,
            String definition,
            String element,
            String name,
            String queue,
            int priority,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable String dueWritten,
            @Nullable Instant followUpAt) {}

    void cameUp(Snapshot task);

    /** Somebody has the task from the start. */
    void isOf(String id, String assignee);

    /** The engine has changed the task, or moved it to another version. */
    void changed(Snapshot task);

    void completed(String id);

    /** The journey went on without it, or ended. */
    void withdrawn(String id, String reason);
}
