package io.wayline.journey.task.refusal;

import java.util.Locale;

import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;

/**
 * The task may be seen, and not be worked on: it is in another queue, this is for supervisors, it checks a task that the
 * same person did, or it needs a role that they do not have.
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

    /** The diagram says that only people of this role do the task. */
    public static TaskNotYours needs(Role role) {
        return new TaskNotYours(
                "task-needs-role",
                "This task is done by people with the role %s: leave it to one of them."
                        .formatted(role.name().toLowerCase(Locale.ROOT)));
    }
}
