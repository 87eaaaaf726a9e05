package io.wayline.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import io.wayline.events.EventLog;
import io.wayline.events.NewEvent;

/** How many events wait for their turn, looked at now and then; too many close the intake to all but the urgent ones. */
@Component
class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final EventLog events;
    private final IntakeSettings settings;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Instant looked = Instant.EPOCH;
    private volatile int waiting;

    Backlog(EventLog events, IntakeSettings settings, Clock clock, MeterRegistry meters) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("wayline.events.backlog", this, Backlog::waiting)
                .description("Events that wait for their turn, counted up to the number at which the intake closes")
                .register(meters);
    }

    boolean isFull() {
        return waiting() >= settings.backlog();
    }

    /** A complaint, and a wish to be left alone, are never put off. */
    static boolean isUrgent(NewEvent event) {
        return event.type().startsWith("complaint.") || event.type().equals("consent.withdrawn");
    }

    private int waiting() {
        // one thread looks, the others take what was seen before
        if (clock.instant().isAfter(looked.plus(FRESH)) && looking.tryLock()) {
            try {
                waiting = events.waiting(settings.backlog());
                looked = clock.instant();
            } finally {
                looking.unlock();
            }
        }
        return waiting;
    }
}
