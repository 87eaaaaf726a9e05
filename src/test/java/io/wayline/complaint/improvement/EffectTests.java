package io.wayline.complaint.improvement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.complaint.improvement.Effect.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class EffectTests {

    @ParameterizedTest
    @CsvSource({
        // as many orders before and after
        "12, 1, 0.5, FELL",
        "1, 12, 0.5, ROSE",
        "12, 9, 0.5, NO_CHANGE",
        // four of seven say nothing, whatever they seem to show
        "7, 0, 0.5, TOO_FEW",
        "0, 0, 0.5, TOO_FEW",
        // twice the orders afterwards: as many complaints are half as often
        "40, 40, 0.667, FELL",
        // half the orders afterwards: half as many complaints are just as often
        "40, 20, 0.333, NO_CHANGE",
        "40, 40, 0.333, ROSE"
    })
    void saysOnlyWhatChanceDoesNotExplain(long before, long after, double share, Verdict verdict) {
        assertThat(Effect.judge(before, after, share)).isEqualTo(verdict);
    }

    @Test
    void largeNumbersAreJudgedLikeSmallOnes() {
        assertThat(Effect.judge(200_000, 100_000, 0.5)).isEqualTo(Verdict.FELL);
        assertThat(Effect.judge(100_000, 200_000, 0.5)).isEqualTo(Verdict.ROSE);
        assertThat(Effect.judge(100_000, 100_100, 0.5)).isEqualTo(Verdict.NO_CHANGE);
    }
}
