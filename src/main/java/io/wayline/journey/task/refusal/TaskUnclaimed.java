package io.wayline.journey.task.refusal;

import io.wayline.shared.Refusal;

/** Nobody has this task, so nobody may do what only who has it may. */
public final class TaskUnclaimed extends Refusal {

    private static final long serialVersionUID = 1;

    public TaskUnclaimed() {
        super(Kind.CONFLICT, "task-unclaimed", "Nobody has this task: claim it first.");
    }
}
