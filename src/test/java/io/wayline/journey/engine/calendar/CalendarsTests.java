package io.wayline.journey.engine.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.calendar.WorkingWeek;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.check.bpmn.BpmnCheck;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.time.UnreadableTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CalendarsTests {

    private static final Instant NOW = Instant.parse("2027-01-31T01:00:00Z");
    private static final Map<String, String> NAMES =
            Map.of("timeDuration", "duration", "timeDate", "dueDate", "timeCycle", "cycle");

    /**
     * What the check lets pass a timer can be set by, and what it refuses the engine refuses too; save for a repetition
     * whose start has no offset, which nobody may draw, but the engine writes by itself.
     */
    @ParameterizedTest
    @CsvSource({
        "timeDuration, PT0S,                            2027-01-31T01:00:00Z",
        "timeDuration, PT4H,                            2027-01-31T05:00:00Z",
        "timeDuration, P1D,                             2027-02-01T01:00:00Z",
        "timeDuration, P1M,                             2027-02-28T01:00:00Z",
        "timeDuration, P1Y2M3W4DT5H6M7S,                2028-04-25T06:06:07Z",
        "timeDuration, P,                               timer-duration",
        "timeDuration, PT,                              timer-duration",
        "timeDuration, P1DT,                            timer-duration",
        "timeDuration, PT5,                             timer-duration",
        "timeDuration, P1D2M,                           timer-duration",
        "timeDuration, P1D1D,                           timer-duration",
        "timeDuration, -P1D,                            timer-duration",
        "timeDuration, PT0.5S,                          timer-duration",
        "timeDuration, P99999D,                         timer-duration",
        "timeDuration, soon,                            timer-duration",
        // from a Sunday
        "timeDuration, WORKING PT4H,                    2027-02-01T06:00:00Z",
        "timeDuration, WORKING PT90M,                   2027-02-01T02:30:00Z",
        "timeDuration, WORKING PT1H30M,                 2027-02-01T02:30:00Z",
        "timeDuration, WORKING P2D,                     2027-02-03T01:00:00Z",
        "timeDuration, WORKING P1DT2H,                  timer-working-mixed",
        "timeDuration, WORKING P0DT2H,                  timer-working-mixed",
        "timeDuration, WORKING PT0H,                    timer-working-zero",
        "timeDuration, WORKING PT0M,                    timer-working-zero",
        "timeDuration, WORKING P0D,                     timer-working-zero",
        "timeDuration, WORKING P,                       timer-working-time",
        "timeDuration, WORKING PT,                      timer-working-time",
        "timeDuration, WORKING PT30S,                   timer-working-time",
        "timeDuration, WORKING P1W,                     timer-working-time",
        "timeDuration, WORKING PT1.5H,                  timer-working-time",
        "timeDuration, WORKING -PT4H,                   timer-working-time",
        "timeDuration, WORKING P1000D,                  timer-working-time",
        "timeDuration, WORKING PT10000H,                timer-working-time",
        "timeDuration, WORKING PT4H PT4H,               timer-working-time",
        "timeDuration, WORKING 2027-03-01T09:00:00Z,    timer-working-time",
        "timeDuration, WORKING  PT4H,                   timer-working-time",
        "timeDuration, WORKINGPT4H,                     timer-working-time",
        "timeDuration, working PT4H,                    timer-working-time",
        "timeDuration, BUSINESS PT4H @desk,             timer-working-time",
        "timeDuration, PT4H WORKING,                    timer-duration",
        "timeDate,     2027-03-01T09:00:00+08:00,       2027-03-01T01:00:00Z",
        "timeDate,     2027-03-01T09:00Z,               2027-03-01T09:00:00Z",
        "timeDate,     2027-03-01T09:00:00,             timer-date",
        "timeDate,     2027-02-29T09:00:00Z,            timer-date",
        "timeDate,     2027-03-01,                      timer-date",
        "timeCycle,    R/PT24H,                         2027-02-01T01:00:00Z",
        "timeCycle,    R3/P1D,                          2027-02-01T01:00:00Z",
        "timeCycle,    R3/2027-03-01T09:00:00+08:00/P1D, 2027-03-01T01:00:00Z",
        "timeCycle,    0 0 9 * * MON-FRI,               2027-02-01T01:00:00Z",
        "timeCycle,    TZ=Europe/Berlin 0 0 9 ? * MON-FRI, 2027-02-01T08:00:00Z",
        "timeCycle,    R/PT59M,                         timer-too-often",
        "timeCycle,    R/PT0S,                          timer-too-often",
        "timeCycle,    0 * * * * *,                     timer-too-often",
        "timeCycle,    0 0/30 * * * *,                  timer-too-often",
        "timeCycle,    R0/P1D,                          timer-cycle",
        "timeCycle,    R/1D,                            timer-cycle",
        "timeCycle,    P1D,                             timer-cycle",
        "timeCycle,    R/P1D/2027-03-01T09:00:00Z,      timer-cycle",
        "timeCycle,    @daily,                          timer-cycle",
        "timeCycle,    0 9 * * *,                       timer-cycle",
        "timeCycle,    0 0 25 * * *,                    timer-cycle",
        "timeCycle,    0 0 9 30 2 *,                    timer-never",
        "timeCycle,    TZ=Asia/Atlantis 0 0 9 * * *,    timer-zone",
        "timeCycle,    every day,                       timer-cycle",
        "timeCycle,    WORKING PT4H,                    timer-working-cycle",
        "timeCycle,    R3/WORKING PT4H,                 timer-working-cycle",
        "timeCycle,    WORKING R3/PT4H,                 timer-working-cycle",
    })
    void readWhatTheCheckReads(String element, String text, String expected) {
        var calendar = calendar(NAMES.get(element));

        if (expected.startsWith("timer-")) {
            assertThat(checked(element, text)).extracting(Finding::rule).containsExactly(expected);
            assertThatThrownBy(() -> calendar.resolveDuedate(text))
                    .isInstanceOf(UnreadableTime.class)
                    .message()
                    .contains("“" + text + "”")
                    .matches(".*: (write|name|let) .*\\.");
        } else {
            assertThat(checked(element, text)).isEmpty();
            assertThat(calendar.resolveDuedate(text)).isEqualTo(Instant.parse(expected));
        }
    }

    @Test
    void takesAnInstantOrADurationFromAVariableInEitherPlace() {
        for (var name : List.of("duration", "dueDate")) {
            assertThat(calendar(name).resolveDuedate("2027-03-01T09:00:00+08:00"))
                    .isEqualTo(Instant.parse("2027-03-01T01:00:00Z"));
            assertThat(calendar(name).resolveDuedate("P1D")).isEqualTo(Instant.parse("2027-02-01T01:00:00Z"));
            assertThat(calendar(name).resolveDuedate("WORKING P1D")).isEqualTo(Instant.parse("2027-02-02T01:00:00Z"));
        }
    }

    @Test
    void countsFromTheStartThatItIsGiven() {
        assertThat(calendar("duration").resolveDuedate("P1D", Date.from(NOW.minusSeconds(3600))))
                .isEqualTo(Instant.parse("2027-02-01T00:00:00Z"));
    }

    @Test
    void goesOnFromTheStampThatTheEnginePutsIntoARepetition() {
        var stamped = "R2/2027-01-31T01:00:00/PT4H";
        var cycle = calendar("cycle");

        assertThat(cycle.resolveDuedate(stamped)).isEqualTo(Instant.parse("2027-01-31T05:00:00Z"));
        assertThat(cycle.resolveDuedate(stamped, Date.from(Instant.parse("2027-01-31T05:00:00Z"))))
                .isEqualTo(Instant.parse("2027-01-31T09:00:00Z"));
        assertThat(cycle.resolveDuedate(stamped, Date.from(Instant.parse("2027-01-31T09:00:00Z"))))
                .isNull();
    }

    @Test
    void movesTheTimesThatFollowWithTheOneThatAnOperatorMoved() {
        var cycle = (CycleBusinessCalendar) calendar("cycle");
        var anHour = 3_600_000L;

        assertThat(cycle.resolveDuedate("0 0 9 * * *", Date.from(NOW.plusSeconds(60)), anHour))
                .isEqualTo(Instant.parse("2027-01-31T02:00:00Z"));
    }

    private static BusinessCalendar calendar(String name) {
        var zone = ZoneId.of("Asia/Shanghai");
        var weekdays =
                new io.wayline.calendar.BusinessCalendar("TEST", 1, zone, WorkingWeek.USUAL, Map.of(), Set.of(2027));
        return new Calendars(Clock.fixed(NOW, ZoneOffset.UTC), zone, new WorkingTime(() -> weekdays))
                .getBusinessCalendar(name);
    }

    private static List<Finding> checked(String element, String text) {
        var drawn = Corpus.good().stream()
                .filter(file -> file.name().equals("bpmn/every-day.bpmn"))
                .findFirst()
                .orElseThrow()
                .content();
        var file = new ModelFile(
                "bpmn/every-day.bpmn", drawn.replace("R/P1D", text).replace("timeCycle", element));
        var report = new Report(file.name());
        BpmnCheck.check(file, Corpus.world(), Corpus.CLOCK.instant(), report);
        return report.findings().stream()
                .filter(finding -> finding.rule().startsWith("timer-"))
                .toList();
    }
}
