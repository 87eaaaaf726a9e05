package io.wayline.message.gate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuietHoursTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final QuietHours night = hours("21:00", "09:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T19:59:59Z,",
        "2026-11-24T20:00:00Z, 2026-11-25T08:00:00Z",
        "2026-11-24T23:30:00Z, 2026-11-25T08:00:00Z",
        "2026-11-25T07:59:59Z, 2026-11-25T08:00:00Z",
        "2026-11-25T08:00:00Z,",
        "2026-12-31T22:30:00Z, 2027-01-01T08:00:00Z",
    })
    void goOverMidnightByTheClockOnTheCustomersWall(Instant moment, Instant end) {
        assertThat(night.endAfter(moment, BERLIN).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // the hour from 2 to 3 is left out on this night: it is an hour shorter
        "2027-03-27T20:00:00Z, 2027-03-28T07:00:00Z",
        "2027-03-28T06:59:59Z, 2027-03-28T07:00:00Z",
        // and comes twice on this one
        "2027-10-30T19:00:00Z, 2027-10-31T08:00:00Z",
        "2027-10-31T01:30:00Z, 2027-10-31T08:00:00Z",
    })
    void endAtTheSameHourOfTheDayWhenTheClocksAreChanged(Instant moment, Instant end) {
        assertThat(night.endAfter(moment, BERLIN)).contains(end);
    }

    @Test
    void neverEndBeforeTheMomentWhenTheirEndComesTwice() {
        var early = hours("21:00", "02:30");
        // 02:15 for the second time on the night when 2 to 3 comes twice
        var moment = Instant.parse("2027-10-31T01:15:00Z");

        assertThat(early.endAfter(moment, BERLIN))
                .hasValueSatisfying(end -> assertThat(end).isAfter(moment));
    }

    @Test
    void endAfterTheHourThatIsLeftOutWhenTheirEndLiesInIt() {
        var early = hours("21:00", "02:30");

        assertThat(early.endAfter(Instant.parse("2027-03-28T00:30:00Z"), BERLIN))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(early.endAfter(Instant.parse("2027-03-28T01:30:00Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void mayLieWithinADay() {
        var noon = hours("12:00", "14:00");

        assertThat(noon.endAfter(Instant.parse("2026-11-24T12:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-11-24T13:00:00Z"));
        assertThat(noon.endAfter(Instant.parse("2026-11-24T13:00:00Z"), BERLIN)).isEmpty();
        assertThat(noon.endAfter(Instant.parse("2026-11-24T10:59:00Z"), BERLIN)).isEmpty();
    }

    @Test
    void areNeverWhenBothTimesAreTheSame() {
        var never = hours("00:00", "00:00");

        assertThat(never.endAfter(Instant.parse("2026-11-24T23:00:00Z"), BERLIN))
                .isEmpty();
        assertThat(never.endAfter(Instant.parse("2026-11-24T12:00:00Z"), BERLIN))
                .isEmpty();
    }

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }
}
