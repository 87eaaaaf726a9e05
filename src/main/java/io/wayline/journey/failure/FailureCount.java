package io.wayline.journey.failure;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.RailCount;
import io.wayline.shared.page.RailCounts;

/** The steps that have failed for good, beside the journeys. */
@Component
class FailureCount implements RailCounts {

    private final FailedSteps failed;

    FailureCount(FailedSteps failed) {
        this.failed = failed;
    }

    @Override
    public String entry() {
        return "journeys";
    }

    @Override
    public Set<String> topics() {
        return Set.of("failures");
    }

    @Override
    public Optional<RailCount> of(Colleague reader) {
        var steps = failed.count();
        return steps > 0 ? Optional.of(new RailCount("failed-steps", Tone.LATE, steps)) : Optional.empty();
    }
}
