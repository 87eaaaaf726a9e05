package io.wayline.journey.failure;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Steps that have failed for good. */
@Component
class FailureNeeds implements Needs {

    private final Engine engine;
    private final JourneyModels models;

    FailureNeeds(Engine engine, JourneyModels models) {
        this.engine = engine;
        this.models = models;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var failures = engine.failures();
        var steps = models.latest().stream()
                .mapToLong(journey -> failures.getOrDefault(journey.key(), 0L))
                .sum();
        var open = reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);
        return List.of(new Need(50, "failed-steps", Tone.LATE, steps, open ? "/journeys/failures" : null));
    }
}
