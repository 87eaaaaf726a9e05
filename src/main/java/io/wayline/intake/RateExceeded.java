package io.wayline.intake;

import java.util.Map;

import io.wayline.shared.Refusal;

/** A source sends faster than agreed; nothing of the request was kept. */
public final class RateExceeded extends Refusal {

    private static final long serialVersionUID = 1;

    private final long seconds;

    RateExceeded(long seconds) {
        super(
                Kind.TOO_MANY,
                "rate-limited",
                "This source sends events faster than agreed: send the same request again in %d s.".formatted(seconds));
        this.seconds = seconds;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("retryAfter", seconds);
    }
}
