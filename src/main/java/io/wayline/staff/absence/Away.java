package io.wayline.staff.absence;

import java.time.Instant;
import java.util.Map;

import io.wayline.shared.Refusal;

/** Work is not given to somebody who is away. */
public final class Away extends Refusal {

    private static final long serialVersionUID = 1;

    private final Instant until;

    public Away(String username, Instant until) {
        super(
                Kind.CONFLICT,
                "person-away",
                "%s is away until %s: end the absence first, or choose somebody else.".formatted(username, until));
        this.until = until;
    }

    /** When they are back. */
    public Instant until() {
        return until;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("until", until);
    }
}
