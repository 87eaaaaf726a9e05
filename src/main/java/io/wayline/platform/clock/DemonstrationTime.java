package io.wayline.platform.clock;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.wayline.shared.clock.MovedClock;
import io.wayline.shared.clock.TrueTime;

/** Moves the time of the whole application ahead, where that harms nobody. */
@Component
public class DemonstrationTime {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationTime.class);
    private static final Duration FURTHEST_AT_ONCE = Duration.ofDays(400);
    private static final Duration FURTHEST = Duration.ofDays(3_650);

    private final Clock clock;
    private final TrueTime truth;
    private final ZoneId zone;
    private final ApplicationEventPublisher signals;

    DemonstrationTime(Clock clock, TrueTime truth, ZoneId zone, ApplicationEventPublisher signals) {
        this.clock = clock;
        this.truth = truth;
        this.zone = zone;
        this.signals = signals;
    }

    /**
     * Where the clock stands.
     *
     * @param ahead of the true time
     * @param movable whether it can be moved here
     */
    public record Standing(Instant now, Instant trueTime, Duration ahead, boolean movable) {}

    Standing standing() {
        return new Standing(
                clock.instant(),
                truth.instant(),
                clock instanceof MovedClock moved ? moved.ahead() : Duration.ZERO,
                clock instanceof DemonstrationClock);
    }

    /**
     * Moves the clock; everything that is due by then is due now.
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
        moved.move(length);
        LOG.warn("The clock was moved ahead by {} to {} by {}", length, moved.instant(), who);
        signals.publishEvent(new MovedClock.Moved(moved.ahead()));
        return standing();
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
