package io.wayline.journey.failure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.FailedSteps;
import io.wayline.journey.engine.job.FailedTries;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Steps that have failed for good, that were paused because most of their tries failed, and that are tried again. */
@Component
class FailureNeeds implements Needs {

    /** Tries that failed longer ago have come to something, or wait for their next turn. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private static final int COUNTED_TO = 10_001;

    private final FailedSteps failed;
    private final PausedStepRows paused;
    private final FailedTries tries;
    private final Clock clock;

    FailureNeeds(FailedSteps failed, PausedStepRows paused, FailedTries tries, Clock clock) {
        this.failed = failed;
        this.paused = paused;
        this.tries = tries;
        this.clock = clock;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var open = reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);
        var path = open ? "/journeys/failures" : null;
        return List.of(
                new Need(50, "failed-steps", Tone.LATE, failed.count(), path),
                new Need(52, "paused-steps", Tone.LATE, paused.open().size(), path),
                new Need(
                        54,
                        "retried-steps",
                        Tone.KNOW,
                        tries.retried(clock.instant().minus(LATELY), COUNTED_TO),
                        path));
    }
}
