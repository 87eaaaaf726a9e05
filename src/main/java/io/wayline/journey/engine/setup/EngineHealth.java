package io.wayline.journey.engine.setup;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import io.wayline.background.Loop;

/** Whether the engine looks for due steps, where this node does so. */
@Component("engineHealthIndicator")
class EngineHealth implements HealthIndicator {

    private final Loop looks;

    EngineHealth(Loop jobLooks) {
        this.looks = jobLooks;
    }

    @Override
    public Health health() {
        return looks.works()
                ? Health.up().build()
                : Health.down()
                        .withDetail("problem", "steps that are due are not looked for")
                        .build();
    }
}
