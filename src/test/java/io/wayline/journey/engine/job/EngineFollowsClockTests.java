package io.wayline.journey.engine.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.wayline.shared.clock.MovedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EngineFollowsClockTests {

    private final StaticListableBeanFactory nothing = new StaticListableBeanFactory();

    @AfterEach
    void backToTheTrueTime() {
        ClockUtil.reset();
    }

    @Test
    void theEngineGoesAheadWithTheApplicationAndGoesOnRunning() {
        var follower = follower(Clock.systemUTC());
        assertThat(engine()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));

        follower.moved(new MovedClock.Moved(Duration.ofDays(60)));

        assertThat(engine()).isCloseTo(Instant.now().plus(Duration.ofDays(60)), within(Duration.ofMinutes(1)));
    }

    @Test
    void theEngineBeginsWhereTheApplicationStands() {
        follower(new MovedClock(Clock.system(ZoneOffset.UTC)) {

            @Override
            public Duration ahead() {
                return Duration.ofDays(3);
            }
        });

        assertThat(engine()).isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(Duration.ofMinutes(1)));
    }

    private EngineFollowsClock follower(Clock clock) {
        return new EngineFollowsClock(clock, nothing.getBeanProvider(SpringJobExecutor.class));
    }

    private static Instant engine() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
