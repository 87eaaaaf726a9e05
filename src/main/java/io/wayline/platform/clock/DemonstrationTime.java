package io.wayline.platform.clock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.wayline.background.TimedWork;
import io.wayline.shared.clock.MovedClock;
import io.wayline.shared.clock.TrueTime;

/** Moves the time of the whole application ahead, where that harms nobody; in the background, one move at a time. */
@Component
public class DemonstrationTime implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTime.class);
    private static final Duration FURTHEST_AT_ONCE = Duration.ofDays(400);
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final Clock clock;
    private final TrueTime truth;
    private final ZoneId zone;
    private final ApplicationEventPublisher signals;
    private final List<TimedWork> work;
    private final Executor walker;
    private @Nullable ClockWalk walk;
    private volatile @Nullable Thread walking;

    @Autowired
    DemonstrationTime(
            Clock clock, TrueTime truth, ZoneId zone, ApplicationEventPublisher signals, List<TimedWork> work) {
        this(clock, truth, zone, signals, work, DemonstrationTime::inBackground);
    }

    DemonstrationTime(
            Clock clock,
            TrueTime truth,
            ZoneId zone,
            ApplicationEventPublisher signals,
            List<TimedWork> work,
            Executor walker) {
        this.clock = clock;
        this.truth = truth;
        this.zone = zone;
        this.signals = signals;
        this.work = List.copyOf(work);
        this.walker = walker;
    }

    private static void inBackground(Runnable walk) {
        var thread = new Thread(walk, "clock-walk");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Where the clock stands.
     *
     * @param ahead of the true time
     * @param movable whether it can be moved here
     * @param movingTo where it is on its way to, or null when it is on none
     * @param stops how often it has stopped on that way
     */
    public record Standing(
            Instant now,
            Instant trueTime,
            Duration ahead,
            boolean movable,
            @Nullable Instant movingTo,
            int stops) {}

    synchronized Standing standing() {
        var way = walk;
        return new Standing(
                clock.instant(),
                truth.instant(),
                clock instanceof MovedClock moved ? moved.ahead() : Duration.ZERO,
                clock instanceof DemonstrationClock,
                way == null ? null : way.target(),
                way == null ? 0 : way.stops());
    }

    /**
     * Begins to move the clock; on its way it stops wherever something is due, until that is done.
     *
     * @param by a length of time, or null
     * @param to a moment with its offset, or by the company's clocks; or null
     * @throws ClockRefused when it stays where it is
     */
    Standing move(@Nullable String by, @Nullable String to, String who) {
        if (!(clock instanceof DemonstrationClock moved)) {
            throw ClockRefused.trueTimeOnly();
        }
        var length = length(blankToNull(by), blankToNull(to));
        if (length.isNegative() || length.isZero()) {
            throw ClockRefused.notAhead();
        }
        if (length.compareTo(FURTHEST_AT_ONCE) > 0 || moved.ahead().plus(length).compareTo(FURTHEST) > 0) {
            throw ClockRefused.tooFar();
        }
        var way = begin(moved, moved.instant().plus(length));
        LOG.warn("The clock is moved ahead by {} to {} by {}", length, way.target(), who);
        walker.execute(() -> walk(way));
        return standing();
    }

    /** Ends a move where the clock stands, as soon as what is due there is done; without one it does nothing. */
    synchronized void stop(String who) {
        if (walk != null) {
            LOG.warn("The clock is stopped on its way to {} by {}", walk.target(), who);
            walk.stop();
        }
    }

    /** Waits until the clock is on no way any more, for no longer than this. */
    synchronized void await(Duration most) throws InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        for (var left = most.toMillis(); walk != null && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private synchronized ClockWalk begin(DemonstrationClock moved, Instant target) {
        if (walk != null) {
            throw ClockRefused.moving();
        }
        var way = new ClockWalk(moved, work, new Steps(moved), target);
        walk = way;
        return way;
    }

    private void walk(ClockWalk way) {
        walking = Thread.currentThread();
        try {
            way.walk();
            LOG.info("The clock stands at {} after {} stops", clock.instant(), way.stops());
        } catch (InterruptedException ended) {
            LOG.info("The clock stays at {}, for this node ends", clock.instant());
        } catch (RuntimeException failure) {
            LOG.error("The clock stays at {}: its way ended early", clock.instant(), failure);
        } finally {
            walking = null;
            end();
        }
    }

    private synchronized void end() {
        walk = null;
        notifyAll();
    }

    private final class Steps implements ClockWalk.Steps {

        private final DemonstrationClock moved;

        Steps(DemonstrationClock moved) {
            this.moved = moved;
        }

        @Override
        public void to(Instant moment) {
            moved.moveTo(moment);
            signals.publishEvent(new MovedClock.Moved(moved.ahead()));
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis());
        }
    }

    @Override
    public void destroy() {
        var thread = walking;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private Duration length(@Nullable String by, @Nullable String to) {
        if ((by == null) == (to == null)) {
            throw ClockRefused.unclear();
        }
        try {
            return by == null ? Duration.between(clock.instant(), moment(String.valueOf(to))) : Duration.parse(by);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw ClockRefused.unclear();
        }
    }

    private Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutOffset) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
