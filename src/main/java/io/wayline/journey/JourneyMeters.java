package io.wayline.journey;

import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.job.JobBacklog;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.failure.PausedStepRows;

/** What is measured of the journeys; counted by a worker now and then, so that who asks never waits for it. */
@Component
public class JourneyMeters {

    private final Incidents incidents;
    private final PausedStepRows rows;
    private final JobBacklog backlog;
    private final AtomicLong paused = new AtomicLong();
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong lockSeconds = new AtomicLong();
    private final MultiGauge failed;

    JourneyMeters(Incidents incidents, PausedStepRows rows, JobBacklog backlog, MeterRegistry meters) {
        this.incidents = incidents;
        this.rows = rows;
        this.backlog = backlog;
        Gauge.builder("wayline.steps.paused", paused, AtomicLong::get)
                .description("Steps that are paused because most of their tries failed")
                .register(meters);
        Gauge.builder("wayline.jobs.due", due, AtomicLong::get)
                .description("Steps that are due and held by no node, counted up to " + JobBacklog.COUNTED_TO)
                .register(meters);
        Gauge.builder("wayline.jobs.lock.age", lockSeconds, AtomicLong::get)
                .description("How long a node has held the step that it has held longest")
                .baseUnit("seconds")
                .register(meters);
        failed = MultiGauge.builder("wayline.incidents")
                .description("Customers who stand still because a step failed for good")
                .register(meters);
    }

    public void count() {
        paused.set(rows.open().size());
        due.set(backlog.due());
        lockSeconds.set(backlog.oldestLock().toSeconds());
        var rows = incidents.byStep().entrySet().stream()
                .map(step -> MultiGauge.Row.of(
                        Tags.of(
                                "journey",
                                step.getKey().journey(),
                                "step",
                                step.getKey().element()),
                        step.getValue()))
                .toList();
        failed.register(rows, true);
    }
}
