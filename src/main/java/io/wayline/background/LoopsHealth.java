package io.wayline.background;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when a loop of this node has not succeeded for longer than it should. */
@Component
class LoopsHealth implements HealthIndicator {

    private final Loops loops;

    LoopsHealth(Loops loops) {
        this.loops = loops;
    }

    @Override
    public Health health() {
        var broken = loops.all().stream().filter(loop -> !loop.works()).toList();
        if (broken.isEmpty()) {
            return Health.up().build();
        }
        var health = Health.down();
        broken.forEach(loop -> health.withDetail(
                loop.name(), "quiet for " + loop.quietFor().toSeconds() + " s, last failure " + loop.failure()));
        return health.build();
    }
}
