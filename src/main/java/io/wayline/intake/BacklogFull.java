package io.wayline.intake;

import java.time.Duration;
import java.util.Map;

import io.wayline.shared.Refusal;

/** More events wait than is good; this one was not kept and should come again. */
public final class BacklogFull extends Refusal {

    private static final long serialVersionUID = 1;

    private final long seconds;

    BacklogFull(Duration wait) {
        super(
                Kind.UNAVAILABLE,
                "backlog",
                "Too many events wait to be handled: send this one again in %d s.".formatted(wait.toSeconds()));
        this.seconds = wait.toSeconds();
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("retryAfter", seconds);
    }
}
