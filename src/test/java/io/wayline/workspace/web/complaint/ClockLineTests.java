package io.wayline.workspace.web.complaint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingWeek;
import io.wayline.workspace.web.complaint.ClockLine.Hour;
import io.wayline.workspace.web.complaint.ClockLine.Night;
import io.wayline.workspace.web.complaint.ClockLine.Stop;

import static io.wayline.workspace.web.complaint.OwedComplaints.owed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** In Shanghai, where people work from nine to six with a break at noon, on weekdays. */
class ClockLineTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar("CN", 1, SHANGHAI, WorkingWeek.USUAL, Map.of(), null);

    /** Tuesday, 17 November 2026, 14:00. */
    private static final Instant NOW = Instant.parse("2026-11-17T06:00:00Z");

    @Test
    void shadesFromTheEveningToTheMorningAndNotTheBreakAtNoon() {
        var nights = ClockLine.of(List.of(), CALENDAR, NOW).nights();

        assertThat(nights).singleElement().satisfies(night -> {
            assertThat(night.at()).as("18:00, four hours from now").isCloseTo(3 + 4 * 97 / 24.0, within(0.01));
            assertThat(night.width()).as("fifteen hours").isCloseTo(15 * 97 / 24.0, within(0.01));
        });
    }

    @Test
    void shadesTheWholeLineOnADayOff() {
        var saturday = Instant.parse("2026-11-20T22:00:00Z");

        assertThat(ClockLine.of(List.of(), CALENDAR, saturday).nights()).containsExactly(new Night(0, 100));
    }

    @Test
    void shadesTheNightBeforeAndTheNextOneEarlyInTheMorning() {
        var seven = Instant.parse("2026-11-16T23:00:00Z");

        assertThat(ClockLine.of(List.of(), CALENDAR, seven).nights())
                .hasSize(2)
                .first()
                .satisfies(night -> assertThat(night.at()).isZero());
    }

    @Test
    void namesEveryThirdHourAndLeavesRoomAtTheEnd() {
        assertThat(ClockLine.of(List.of(), CALENDAR, NOW).hours())
                .extracting(Hour::moment)
                .startsWith(Instant.parse("2026-11-17T07:00:00Z"))
                .endsWith(Instant.parse("2026-11-18T04:00:00Z"));
    }

    @Test
    void stopsThatWouldHideEachOtherStandOnTopOfEachOther() {
        var line = ClockLine.of(
                List.of(
                        owed(1, NOW.plusSeconds(3_600)),
                        owed(2, NOW.plusSeconds(3_660)),
                        owed(3, NOW.plusSeconds(36_000)),
                        owed(4, NOW.minusSeconds(600))),
                CALENDAR,
                NOW);

        assertThat(line.stops()).extracting(Stop::above).containsExactly(0, 0, 1, 0);
        assertThat(line.late()).isEqualTo(1);
        assertThat(line.stops()).extracting(Stop::at).isSorted();
    }
}
