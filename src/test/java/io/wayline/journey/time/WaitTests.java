package io.wayline.journey.time;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaitTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"PT59S, true", "PT0S, true", "PT1M, false", "P1D, false", "WORKING PT1M, false", "WORKING P1D, false"})
    void saysWhetherALoopCouldComeRoundFaster(String written, boolean shorter) {
        assertThat(Wait.isShorter(written, MINUTE)).isEqualTo(shorter);
    }

    @Test
    void takesWorkingHoursForAsShortAsTheyAreByDay() {
        assertThat(Wait.isShorter("WORKING PT59M", Duration.ofHours(1))).isTrue();
        assertThat(Wait.isShorter("WORKING PT1H", Duration.ofHours(1))).isFalse();
    }

    /** What looks like working time and is none must not be taken for another wait, and is told how to be written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WORKING PT4H\n",
                "WORKING\tPT4H",
                "WORKING\u00a0PT4H",
                "WORKING P\uff14D",
                "WORKING PT\u0664H",
                "WORKING PT4h",
                "WORKING ${hours}",
                "WORKING",
                "business hours",
            })
    void refusesWhatOnlyLooksLikeWorkingTime(String written) {
        assertThatThrownBy(() -> Wait.read(written))
                .isInstanceOfSatisfying(
                        UnreadableTime.class,
                        refused -> assertThat(refused.fault()).isEqualTo(UnreadableTime.Fault.WORKING_TIME));
    }

    @Test
    void refusesALongTextAtOnceAndShowsItsBeginning() {
        var written = "WORKING P" + "1D".repeat(100_000);

        assertThatThrownBy(() -> Wait.read(written))
                .isInstanceOf(UnreadableTime.class)
                .message()
                .startsWith("The time “WORKING P1D1D")
                .hasSizeLessThan(250);
    }
}
