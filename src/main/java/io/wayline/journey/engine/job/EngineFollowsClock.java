package io.wayline.journey.engine.job;

import java.time.Clock;
import java.time.Duration;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.shared.clock.MovedClock;

/** Keeps the engine's own clock, which is one for the process, as far ahead as the application's. */
@Component
class EngineFollowsClock {

    private final ObjectProvider<SpringJobExecutor> jobs;

    EngineFollowsClock(Clock clock, ObjectProvider<SpringJobExecutor> jobs) {
        this.jobs = jobs;
        if (clock instanceof MovedClock moved && !moved.ahead().isZero()) {
            follow(moved.ahead());
        }
    }

    /** Before anybody asks the engine what is due; that is fetched at once, however long the executor meant to rest. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void moved(MovedClock.Moved moved) {
        follow(moved.ahead());
        jobs.stream().filter(SpringJobExecutor::isActive).forEach(SpringJobExecutor::jobWasAdded);
    }

    private static void follow(Duration ahead) {
        ClockUtil.offset(ahead.toMillis());
    }
}
