package io.wayline.journey.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.TimerGate;
import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.schedule.RunRows.Missing;

/**
 * Begins what a timer is to begin, late or not at all where the diagram says so, and keeps what became of it. However
 * many moments were missed, the journey begins once: for the last at which there was something to do.
 */
@Component
class RecordedStarts implements TimerGate {

    /** A busy house begins a campaign some minutes after its time; that is no reason to call it missed. */
    static final Duration ON_TIME = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(RecordedStarts.class);

    private final RunRows rows;
    private final Outlook outlook;
    private final Clock clock;
    private final ZoneId zone;

    RecordedStarts(RunRows rows, Outlook outlook, Clock clock, ZoneId zone) {
        this.rows = rows;
        this.outlook = outlook;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void due(JourneyModel journey, Instant since, Supplier<String> begin) {
        var now = clock.instant();
        var timer = JourneyTimer.of(journey.diagram()).orElseThrow();
        var passed = timer.passed(since, now, zone);
        var acting = passed.stream()
                .filter(moment -> outlook.at(journey.diagram(), moment).acts())
                .toList();
        var idle = acting.isEmpty();
        var counts = idle ? passed.get(passed.size() - 1) : acting.get(acting.size() - 1);
        var before = acting.size() < 2 ? Missing.NONE : new Missing(acting.size() - 1, acting.get(0));

        if (before == Missing.NONE && !now.isAfter(counts.plus(ON_TIME))) {
            rows.onTime(journey.key(), counts, now, idle, begin.get());
        } else if (timer.missed().stillBegins(counts, now, zone) || !now.isAfter(counts.plus(ON_TIME))) {
            rows.missed(journey.key(), counts, now, idle, before, begin.get());
            log.warn(
                    "Journey {} was due at {} and begins now; {} moments before that were missed",
                    journey.key(),
                    counts,
                    before.count());
        } else {
            rows.missed(journey.key(), counts, now, idle, before, null);
            log.warn(
                    "Journey {} was due at {} and is skipped, as its diagram says; {} moments before that were missed",
                    journey.key(),
                    counts,
                    before.count());
        }
    }
}
