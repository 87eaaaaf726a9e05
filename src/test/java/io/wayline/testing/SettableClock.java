package io.wayline.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves. Until it is set it stands at the real time of its beginning, or runs, as it was made. */
public final class SettableClock extends Clock {

    private final Consumer<@Nullable Instant> follower;
    private final boolean runs;
    private volatile @Nullable Instant now;

    /** Stands still until it is moved. */
    public SettableClock() {
        this(moved -> {}, false);
    }

    private SettableClock(Consumer<@Nullable Instant> follower, boolean runs) {
        this.follower = follower;
        this.runs = runs;
        now = runs ? null : Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** From now on as it was made, at this time; or where it stands, when that is soon: what was seen then is not seen again. */
    void begin(Instant instant) {
        var stands = now;
        var soon = stands != null && stands.isAfter(instant) && stands.isBefore(instant.plus(Duration.ofHours(1)));
        now = runs ? null : soon ? stands : instant;
        follower.accept(now);
    }

    public void set(Instant instant) {
        now = instant;
        follower.accept(instant);
    }

    public void advance(Duration duration) {
        set(instant().plus(duration));
    }

    @Override
    public Instant instant() {
        var set = now;
        return set == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : set;
    }

    boolean isRunning() {
        return now == null;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants only: a zone is always named where it matters");
    }

    /** Puts a clock that stands still in the place of the real one, also for the engine. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Standing {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(EngineClock::set, false);
        }
    }

    /** The same with one that runs until a test sets it. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Running {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(EngineClock::set, true);
        }
    }
}
