package io.wayline.journey.task.refusal;

import io.wayline.shared.Refusal;

/**
 * The task may be seen, and not be worked on: it is in another queue, this is for supervisors, or it checks a task that
 * the same person did.
 */
public final class TaskNotYours extends Refusal {

    private static final long serialVersionUID = 1;

    public TaskNotYours() {
        super(
                Kind.FORBIDDEN,
                "task-not-yours",
                "This is for members of the task's queue, or for supervisors: ask one of them.");
    }

    private TaskNotYours(String code, String message) {
        super(Kind.FORBIDDEN, code, message);
    }

    /** The task checks another one, which the same person did. */
    public static TaskNotYours checksTheirOwn() {
        return new TaskNotYours(
                "task-checks-own", "This task checks one that you did: leave it to somebody else of its queue.");
    }
}
