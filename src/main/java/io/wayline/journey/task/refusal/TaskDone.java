package io.wayline.journey.task.refusal;

import io.wayline.shared.Refusal;

/** Somebody has completed this task already, or it was taken back; nothing of these answers was kept. */
public final class TaskDone extends Refusal {

    private static final long serialVersionUID = 1;

    public TaskDone() {
        super(Kind.CONFLICT, "task-done", "This task is done already: reload to see what came of it.");
    }
}
