package io.wayline.background;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoopTests {

    private final AtomicLong nanos = new AtomicLong();
    private final Loop loop = new Loop("tea", Duration.ofMinutes(1), nanos::get);

    @Test
    void aTurnThatFailsReachesNobody() {
        assertThat(loop.turn(this::fails)).isFalse();
        assertThat(loop.failure()).isEqualTo("IllegalStateException");

        assertThat(loop.turn(() -> 7)).isEqualTo(7);
        assertThat(loop.failure()).isNull();
        assertThat(loop.succeeded()).isEqualTo(1);
        assertThat(loop.failed()).isEqualTo(1);
    }

    /** An executor keeps what its work throws to itself and never calls it again. */
    @Test
    void anErrorEndsNoLoop() {
        Runnable recursion = () -> {
            throw new StackOverflowError();
        };

        assertThat(loop.turn(recursion)).isFalse();
    }

    @Test
    void isBrokenWhenItHasNotSucceededForTooLong() {
        loop.begin();
        passes(Duration.ofSeconds(60));
        assertThat(loop.works()).isTrue();

        passes(Duration.ofSeconds(1));
        loop.turn(this::fails);
        assertThat(loop.works()).isFalse();

        loop.turn(() -> {});
        assertThat(loop.works()).isTrue();
    }

    @Test
    void aLongTurnThatGetsOnIsNotBroken() {
        loop.begin();
        passes(Duration.ofSeconds(59));
        loop.alive();
        passes(Duration.ofSeconds(59));

        assertThat(loop.works()).isTrue();
    }

    @Test
    void nothingIsExpectedBeforeItBeginsAndAfterItEnds() {
        passes(Duration.ofDays(1));
        assertThat(loop.works()).isTrue();

        loop.begin();
        assertThat(loop.works()).isTrue();
        passes(Duration.ofDays(1));
        assertThat(loop.works()).isFalse();

        loop.end();
        assertThat(loop.works()).isTrue();
    }

    @Test
    void theNodeIsDownWhenALoopIsBroken() {
        var loops = new Loops(new SimpleMeterRegistry());
        var health = new LoopsHealth(loops);
        var broken = loops.loop("coffee", Duration.ofNanos(-1));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        broken.begin();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsKey("coffee");
    }

    @Test
    void allowsAQuickLoopAMinuteAndASlowOneFourTurns() {
        assertThat(Loops.allowed(Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(1));
        assertThat(Loops.allowed(Duration.ofHours(1))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aLoopHasANameOfItsOwnAndItsFigures() {
        var meters = new SimpleMeterRegistry();
        var loops = new Loops(meters);
        loops.every("coffee", Duration.ofSeconds(1)).turn(() -> {});

        assertThat(meters.get("wayline.loop.turns")
                        .tags("loop", "coffee", "result", "success")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> loops.every("coffee", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private void fails() {
        throw new IllegalStateException("no tea");
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
