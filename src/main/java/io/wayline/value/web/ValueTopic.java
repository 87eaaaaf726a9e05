package io.wayline.value.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.value.ValueRuns;

/** How the computation of what customers are worth stands, for whoever waits for it. */
@Component
class ValueTopic implements LiveTopic {

    private static final String RUN = "run";

    private final ValueRuns runs;

    ValueTopic(ValueRuns runs) {
        this.runs = runs;
    }

    @Override
    public String name() {
        return "value";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN) ? Set.of(RUN) : Set.of();
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var run = runs.last();
        return Map.of(RUN, Fingerprint.of(run.state(), run.computedAt(), run.failure()));
    }

    @Override
    public Duration pace() {
        // whether one runs is seen by a lock that a worker may want in that moment
        return Duration.ofSeconds(2);
    }
}
