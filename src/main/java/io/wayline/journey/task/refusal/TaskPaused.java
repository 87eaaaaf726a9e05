package io.wayline.journey.task.refusal;

import io.wayline.shared.Refusal;

/** An operator has stopped the customer's way; the task can be completed when it goes on. */
public final class TaskPaused extends Refusal {

    private static final long serialVersionUID = 1;

    public TaskPaused() {
        super(Kind.CONFLICT, "task-paused", "This journey is paused: complete the task when it has been resumed.");
    }
}
