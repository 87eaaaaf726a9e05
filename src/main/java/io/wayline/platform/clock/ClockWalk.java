package io.wayline.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.wayline.background.TimedWork;

/**
 * The way of a clock to a later moment. It stops wherever something is due, and goes on when that is done, so that what
 * waits anew then waits from there. What cannot be done, such as a mail that somebody has paused, is waited for once.
 */
final class ClockWalk {

    /** So long from one stop to the next: what is due in between is done together. */
    static final Duration TOGETHER = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWalk.class);
    /** Most of what is due at a stop is one hourly timer, done in some milliseconds; only what takes longer is looked at less often. */
    private static final Duration FIRST_LOOKS = Duration.ofMillis(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);
    private static final int FIRST = 5;
    /** Two, for what has moved from one kind of work to another between two of them. */
    private static final int LOOKS_AT_REST = 2;
    /** Five seconds. */
    private static final int LOOKS_WITHOUT_CHANGE = 125;
    /** A minute. */
    private static final int LOOKS_AT_MOST = 1_500;

    private final Clock clock;
    private final List<TimedWork> work;
    private final Steps steps;
    private final Instant target;
    private volatile boolean stopped;
    private volatile int stops;
    /** What was due and not done at the last stop. */
    private long left;

    /**
     * @param clock as everybody reads it
     * @param target where it is to stand
     */
    ClockWalk(Clock clock, List<TimedWork> work, Steps steps, Instant target) {
        this.clock = clock;
        this.work = work;
        this.steps = steps;
        this.target = target;
    }

    /** How a walk gets on, and waits. */
    interface Steps {

        /** Sets the clock to this moment, unless it is past it, and tells everybody. */
        void to(Instant moment);

        void pause(Duration length) throws InterruptedException;
    }

    Instant target() {
        return target;
    }

    /** How often it has stopped so far. */
    int stops() {
        return stops;
    }

    /** It stays where it is, as soon as what is due there is done. */
    void stop() {
        stopped = true;
    }

    void walk() throws InterruptedException {
        rest();
        var notBefore = clock.instant();
        while (!stopped && clock.instant().isBefore(target)) {
            steps.to(stop(notBefore));
            notBefore = clock.instant().plus(TOGETHER);
            stops++;
            rest();
        }
    }

    private Instant stop(Instant notBefore) {
        return next().map(due -> due.isBefore(notBefore) ? notBefore : due)
                .filter(due -> due.isBefore(target))
                .orElse(target);
    }

    private Optional<Instant> next() {
        var now = clock.instant();
        return work.stream().flatMap(each -> each.next(now, target).stream()).min(Instant::compareTo);
    }

    /** Waits until nothing is due but what was left before. */
    private void rest() throws InterruptedException {
        var before = -1L;
        var same = 0;
        for (var look = 0; look < LOOKS_AT_MOST; look++) {
            var due = due();
            same = due == before ? same + 1 : 1;
            before = due;
            if (same >= (due <= left ? LOOKS_AT_REST : LOOKS_WITHOUT_CHANGE)) {
                if (work.stream().noneMatch(TimedWork::isInHand)) {
                    break;
                }
                // the night's computation of many customers takes longer; a clock that went on would end its lease
                same = 0;
            }
            steps.pause(look < FIRST ? FIRST_LOOKS : BETWEEN_LOOKS);
        }
        if (before > left) {
            LOG.warn("The clock goes on though {} things are due that nobody does: {}", before, kinds());
        }
        left = before;
    }

    private String kinds() {
        var now = clock.instant();
        return work.stream()
                .filter(each -> each.due(now) > 0)
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private long due() {
        var now = clock.instant();
        return work.stream().mapToLong(each -> each.due(now)).sum();
    }
}
