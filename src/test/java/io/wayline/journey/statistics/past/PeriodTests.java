package io.wayline.journey.statistics.past;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeriodTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Test
    void isThirtyDaysUpToTodayUnlessSomethingElseIsAskedFor() {
        assertThat(Period.of(null, null, "", TODAY)).isEqualTo(new Period(LocalDate.of(2026, 11, 1), TODAY, 30));
        assertThat(Period.of(1, null, null, TODAY)).isEqualTo(new Period(TODAY, TODAY, 1));
        assertThat(Period.of(90, null, null, TODAY).query()).isEqualTo("period=90");
    }

    @Test
    void isTheDaysThatAreNamed() {
        var period = Period.of(null, "2026-10-01", "2026-10-05", TODAY);

        assertThat(period.query()).isEqualTo("from=2026-10-01&to=2026-10-05");
        assertThat(period.since(TODAY)).isEqualTo(TODAY.minusDays(89));
        assertThat(Period.of(null, "2026-01-01", null, TODAY).since(TODAY)).isEqualTo("2026-01-01");
    }

    @Test
    void namesWhatCannotBe() {
        assertThatThrownBy(() -> Period.of(12, null, null, TODAY))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("period");
        assertThatThrownBy(() -> Period.of(null, "2026-10-05", "2026-10-01", TODAY))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("to");
        assertThatThrownBy(() -> Period.of(null, "yesterday", null, TODAY))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("from");
        assertThatThrownBy(() -> Period.of(null, "2024-01-01", "2026-10-01", TODAY))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("400 days");
    }
}
