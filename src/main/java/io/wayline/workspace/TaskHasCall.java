package io.wayline.workspace;

import io.wayline.shared.Refusal;

/** A task does not go to another queue while a call has its place in this one. */
public final class TaskHasCall extends Refusal {

    private static final long serialVersionUID = 1;

    TaskHasCall() {
        super(
                Kind.CONFLICT,
                "task-has-call",
                "A call has its place in the queue of this task: make it, or call it off, before the task goes elsewhere.");
    }
}
