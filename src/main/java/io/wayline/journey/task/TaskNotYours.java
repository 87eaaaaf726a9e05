package io.wayline.journey.task;

import io.wayline.shared.Refusal;

/** The task may be seen, and not be worked on: it is in another queue, or this is for supervisors. */
public final class TaskNotYours extends Refusal {

    private static final long serialVersionUID = 1;

    TaskNotYours() {
        super(
                Kind.FORBIDDEN,
                "task-not-yours",
                "This is for members of the task's queue, or for supervisors: ask one of them.");
    }
}
