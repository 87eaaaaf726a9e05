package io.wayline.journey.task.refusal;

import java.util.Map;

import io.wayline.shared.Refusal;

/** Somebody else has this task. */
public final class TaskTaken extends Refusal {

    private static final long serialVersionUID = 1;

    private final String assignee;

    public TaskTaken(String assignee) {
        super(
                Kind.CONFLICT,
                "task-taken",
                "%s has this task: leave it to them, or ask them to release it.".formatted(assignee));
        this.assignee = assignee;
    }

    /** The account of who has it. */
    public String assignee() {
        return assignee;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("assignee", assignee);
    }
}
