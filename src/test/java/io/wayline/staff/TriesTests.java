package io.wayline.staff;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TriesTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int LIMIT = 5;

    @Test
    void leavesTheFirstTriesFree() {
        assertThat(after(4).waitAt(NOON)).isZero();
    }

    @Test
    void waitsTwiceAsLongEachTime() {
        assertThat(after(5).waitAt(NOON)).isEqualTo(Duration.ofMinutes(1));
        assertThat(after(6).waitAt(NOON)).isEqualTo(Duration.ofMinutes(2));
        assertThat(after(8).waitAt(NOON)).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void neverWaitsLongerThanAQuarterOfAnHour() {
        assertThat(after(9).waitAt(NOON)).isEqualTo(Duration.ofMinutes(15));
        assertThat(after(500).waitAt(NOON)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void forgetsAfterAQuietQuarterOfAnHour() {
        var later = NOON.plus(Duration.ofMinutes(15)).plusSeconds(1);

        assertThat(after(4).oneMore(later, LIMIT).count()).isEqualTo(1);
    }

    @Test
    void countsTheQuietTimeFromTheEndOfTheWait() {
        var blocked = after(9);

        var soon = blocked.oneMore(NOON.plus(Duration.ofMinutes(20)), LIMIT);
        var late = blocked.oneMore(NOON.plus(Duration.ofMinutes(31)), LIMIT);

        assertThat(soon.count()).isEqualTo(10);
        assertThat(late.count()).isEqualTo(1);
    }

    private static Tries after(int count) {
        var tries = Tries.none(NOON);
        for (var i = 0; i < count; i++) {
            tries = tries.oneMore(NOON, LIMIT);
        }
        return tries;
    }
}
