package io.wayline.intake;

import java.time.Duration;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import io.wayline.intake.Pace.Rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PaceTests {

    private static final Rate RATE = new Rate(2, 10);

    private final Stopwatch time = new Stopwatch();
    private final Pace pace = new Pace(time);

    @Test
    void letsABurstThroughAndThenSoManyASecond() {
        pace.take("shop", 10, RATE);
        assertThat(wait("shop", 1)).isPositive();

        time.advance(Duration.ofSeconds(1));

        pace.take("shop", 2, RATE);
        assertThat(wait("shop", 1)).isPositive();
    }

    @Test
    void letsThroughAfterTheWaitThatItNamed() {
        pace.take("shop", 10, RATE);

        time.advance(Duration.ofSeconds(wait("shop", 6)));

        assertThatCode(() -> pace.take("shop", 6, RATE)).doesNotThrowAnyException();
    }

    @Test
    void takesNothingOfWhatItRefuses() {
        pace.take("shop", 8, RATE);
        assertThat(wait("shop", 3)).isPositive();

        assertThatCode(() -> pace.take("shop", 2, RATE)).doesNotThrowAnyException();
    }

    @Test
    void countsMoreThanABurstAsOne() {
        assertThatCode(() -> pace.take("shop", 500, RATE)).doesNotThrowAnyException();
        assertThat(wait("shop", 1)).isPositive();
    }

    @Test
    void leavesOtherSourcesTheirRoom() {
        pace.take("shop", 10, RATE);

        assertThatCode(() -> pace.take("warehouse", 10, RATE)).doesNotThrowAnyException();
    }

    @Test
    void startsAnewWithAnotherRate() {
        pace.take("shop", 10, RATE);

        assertThatCode(() -> pace.take("shop", 20, new Rate(2, 20))).doesNotThrowAnyException();
    }

    /** The seconds that a refusal asks to wait. */
    private long wait(String source, int events) {
        var refused = catchThrowableOfType(RateExceeded.class, () -> pace.take(source, events, RATE));
        return (long) refused.data().get("retryAfter");
    }

    private static final class Stopwatch implements TimeMeter {

        private long nanos;

        void advance(Duration by) {
            nanos += by.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
