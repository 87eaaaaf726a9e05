package io.wayline.journey.failure;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.journey.engine.job.RetriedJobs;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;

/** How many steps have failed for good, and what became of those that were tried again. */
@Component
class FailuresTopic implements LiveTopic {

    private static final String ALL = "all";

    private static final int PRESSES = 5;

    private final FailedSteps failed;
    private final RetriedJobs retried;
    private final Clock clock;

    FailuresTopic(FailedSteps failed, RetriedJobs retried, Clock clock) {
        this.failed = failed;
        this.retried = retried;
        this.clock = clock;
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
        return Duration.ofSeconds(5);
    }

    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var print = Fingerprint.of(failed.count());
        for (var press : retried.presses(null, clock.instant().minus(StepRetries.SHOWN), PRESSES)) {
            print += Fingerprint.of(press.run(), press.all(), press.on(), press.again());
        }
        return Map.of(ALL, print);
    }
}
