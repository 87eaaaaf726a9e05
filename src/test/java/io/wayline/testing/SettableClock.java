package io.wayline.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands still at the real time of its making until a test moves it. */
public final class SettableClock extends Clock {

    private final Consumer<Instant> follower;
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    public SettableClock() {
        this(moved -> {});
    }

    /** @param follower is told of each move */
    SettableClock(Consumer<Instant> follower) {
        this.follower = follower;
    }

    public void set(Instant instant) {
        now = instant;
        follower.accept(instant);
    }

    public void advance(Duration duration) {
        set(now.plus(duration));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants only: a zone is always named where it matters");
    }

    /** Puts the settable clock in the place of the real one, also for the engine. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Setup {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(EngineClock::set);
        }
    }
}
