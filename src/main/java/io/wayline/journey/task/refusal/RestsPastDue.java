package io.wayline.journey.task.refusal;

import java.time.Instant;
import java.util.Map;

import io.wayline.shared.Refusal;

/** A task would rest beyond the time at which it is due, and nobody has said that this is meant. */
public final class RestsPastDue extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient Instant dueAt;

    public RestsPastDue(Instant dueAt) {
        super(
                Kind.CONFLICT,
                "task-rests-past-due",
                "This task is due before then: let it rest for less, or say that it may be late with pastDue.");
        this.dueAt = dueAt;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("dueAt", dueAt.toString());
    }
}
