package io.wayline.journey.failure;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** How many steps have failed for good. */
@Component
class FailuresTopic implements LiveTopic {

    private static final String ALL = "all";

    private final FailedSteps failed;

    FailuresTopic(FailedSteps failed) {
        this.failed = failed;
    }

    @Override
    public String name() {
        return "failures";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN) ? Set.of(ALL) : Set.of();
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        return Map.of(ALL, Fingerprint.of(failed.count()));
    }
}
