package io.wayline.journey.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CycleTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** One row a rule: its zone, the moment of asking, and the two times that follow. */
    @ParameterizedTest
    @CsvSource({
        // no clock is ever changed
        "TZ=Asia/Shanghai 0 0 3 * * ?,     2027-03-27T12:00:00+08:00, 2027-03-28T03:00:00+08:00, 2027-03-29T03:00:00+08:00",
        // 02:00 becomes 03:00: what is leapt over comes as much later, and only on that day
        "TZ=Europe/Berlin 0 30 2 * * *,    2027-03-27T12:00:00+01:00, 2027-03-28T03:30:00+02:00, 2027-03-29T02:30:00+02:00",
        "TZ=Europe/Berlin 0 30 2 * * *,    2027-03-28T03:15:00+02:00, 2027-03-28T03:30:00+02:00, 2027-03-29T02:30:00+02:00",
        "TZ=America/New_York 0 30 2 * * *, 2027-03-13T12:00:00-05:00, 2027-03-14T03:30:00-04:00, 2027-03-15T02:30:00-04:00",
        // 03:00 becomes 02:00: what the clock shows twice counts the first time
        "TZ=Europe/Berlin 0 30 2 * * *,    2027-10-30T12:00:00+02:00, 2027-10-31T02:30:00+02:00, 2027-11-01T02:30:00+01:00",
        "TZ=Europe/Berlin 0 30 2 * * *,    2027-10-31T02:15:00+01:00, 2027-11-01T02:30:00+01:00, 2027-11-02T02:30:00+01:00",
        // nine is nine on both sides
        "TZ=Europe/Berlin 0 0 9 * * *,     2027-03-27T08:00:00+01:00, 2027-03-27T09:00:00+01:00, 2027-03-28T09:00:00+02:00",
        "TZ=America/New_York 0 0 9 * * *,  2027-11-06T08:00:00-04:00, 2027-11-06T09:00:00-04:00, 2027-11-07T09:00:00-05:00",
        // half an hour, on an island
        "TZ=Australia/Lord_Howe 0 15 2 * * *, 2027-10-02T12:00:00+10:30, 2027-10-03T02:45:00+11:00, 2027-10-04T02:15:00+11:00",
        // without a zone of its own, the company's
        "0 0 9 * * MON-FRI,                2027-01-29T12:00:00+08:00, 2027-02-01T09:00:00+08:00, 2027-02-02T09:00:00+08:00",
        "0 0 10 ? * TUE#1,                 2027-01-29T12:00:00+08:00, 2027-02-02T10:00:00+08:00, 2027-03-02T10:00:00+08:00",
        "0 0 9 29 2 *,                     2027-01-01T00:00:00+08:00, 2028-02-29T09:00:00+08:00, 2032-02-29T09:00:00+08:00",
        "0 0 9 LW * *,                     2027-01-01T00:00:00+08:00, 2027-01-29T09:00:00+08:00, 2027-02-26T09:00:00+08:00",
        // spans: a day is a day on the calendar, hours are hours
        "R/2027-03-27T09:00:00+01:00/P1D,  2027-03-27T08:00:00+00:00, 2027-03-28T16:00:00+08:00, 2027-03-29T16:00:00+08:00",
        "R/2027-01-31T09:00:00+08:00/P1M,  2027-01-31T09:00:00+08:00, 2027-02-28T09:00:00+08:00, 2027-03-31T09:00:00+08:00",
        "R/2028-02-29T09:00:00+08:00/P1Y,  2028-02-29T09:00:00+08:00, 2029-02-28T09:00:00+08:00, 2030-02-28T09:00:00+08:00",
        "R/2007-01-01T00:00:00+08:00/PT1H, 2027-01-01T00:30:00+08:00, 2027-01-01T01:00:00+08:00, 2027-01-01T02:00:00+08:00",
        "R/2007-01-31T00:00:00+08:00/P1M,  2027-02-10T00:00:00+08:00, 2027-02-28T00:00:00+08:00, 2027-03-31T00:00:00+08:00",
    })
    void comesNext(String rule, OffsetDateTime asked, OffsetDateTime first, OffsetDateTime second) {
        var cycle = Cycle.read(rule);

        assertThat(cycle.next(asked.toInstant(), SHANGHAI)).contains(first.toInstant());
        assertThat(cycle.next(first.toInstant(), SHANGHAI)).contains(second.toInstant());
    }

    @Test
    void countsDaysOnTheCalendarOfTheZoneOverChangesOfItsClock() {
        var daily = Cycle.read("R/2027-03-27T09:00:00+01:00/P1D");

        assertThat(daily.next(Instant.parse("2027-03-27T08:00:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2027-03-28T07:00:00Z"));
    }

    @Test
    void comesAsOftenAsItSaysFromItsWrittenStart() {
        assertThat(times("R3/2027-01-31T09:00:00+08:00/P1D", "2027-01-01T00:00:00Z"))
                .containsExactly("2027-01-31T01:00:00Z", "2027-02-01T01:00:00Z", "2027-02-02T01:00:00Z");
    }

    @Test
    void comesAsOftenAsItSaysAfterTheMomentItWasBegun() {
        var begun = Instant.parse("2027-01-31T01:00:00Z");
        var cycle = ((Repeat) Cycle.read("R3/PT4H")).begunAt(begun);

        assertThat(times(cycle, begun))
                .containsExactly("2027-01-31T05:00:00Z", "2027-01-31T09:00:00Z", "2027-01-31T13:00:00Z");
    }

    @Test
    void doesNotMakeUpForWhatWasMissed() {
        assertThat(times("R3/2027-01-31T09:00:00+08:00/P1D", "2027-02-01T12:00:00Z"))
                .containsExactly("2027-02-02T01:00:00Z");
        assertThat(times("R3/2027-01-31T09:00:00+08:00/P1D", "2027-02-02T01:00:00Z"))
                .isEmpty();
    }

    private static List<String> times(String written, String after) {
        return times(Cycle.read(written), Instant.parse(after));
    }

    private static List<String> times(Cycle cycle, Instant after) {
        var times = new ArrayList<String>();
        for (var next = cycle.next(after, SHANGHAI); next.isPresent(); next = cycle.next(next.get(), SHANGHAI)) {
            times.add(next.get().toString());
        }
        return times;
    }
}
