package io.wayline.value;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.background.TimedWork;

/** The computation of the night, and one that was asked for. */
@Component
class ValuationDue implements TimedWork {

    private final ValueRuns runs;

    ValuationDue(ValueRuns runs) {
        this.runs = runs;
    }

    @Override
    public long due(Instant now) {
        return runs.isDue() ? 1 : 0;
    }

    @Override
    public Optional<Instant> next(Instant after, Instant last) {
        return Optional.of(runs.nextNight(after)).filter(night -> !night.isAfter(last));
    }
}
