package io.wayline.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.calendar.holiday.ShippedHolidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BusinessCalendarTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final BusinessCalendar china = china();

    @ParameterizedTest
    @CsvSource({
        // the Saturday is worked to make up for the festival
        "2026-02-13T17:30, PT8H,   2026-02-14T17:30",
        // over the Spring Festival
        "2026-02-14T10:00, PT8H,   2026-02-24T10:00",
        // over the National Day
        "2026-09-30T16:00, PT8H,   2026-10-08T16:00",
        // begins before work, at lunch, after work, on a day off
        "2026-03-02T07:00, PT1H,   2026-03-02T10:00",
        "2026-03-02T12:30, PT1H,   2026-03-02T14:00",
        "2026-03-02T20:00, PT1H,   2026-03-03T10:00",
        "2026-03-01T11:00, PT1H,   2026-03-02T10:00",
        // ends with the last minute, and not on the morning after
        "2026-03-02T17:00, PT1H,   2026-03-02T18:00",
        "2026-03-02T11:00, PT1H,   2026-03-02T12:00",
        "2026-03-02T18:00, PT0S,   2026-03-03T09:00",
        "2026-03-02T17:59, PT0S,   2026-03-02T17:59",
    })
    void countsWorkingHoursAsChinaWorks(LocalDateTime start, Duration workingTime, LocalDateTime end) {
        var reckoned = china.plus(at(start, SHANGHAI), workingTime);

        assertThat(reckoned.at()).isEqualTo(at(end, SHANGHAI));
        assertThat(reckoned.isCertain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:15, 2, 2026-03-04T10:15",
        "2026-02-13T10:00, 1, 2026-02-14T10:00",
        "2026-02-14T10:00, 1, 2026-02-24T10:00",
        // what comes at night counts from the next morning
        "2026-03-02T22:00, 1, 2026-03-04T09:00",
        "2026-03-01T15:00, 1, 2026-03-03T09:00",
        "2024-02-28T11:00, 1, 2024-02-29T11:00",
    })
    void countsWorkingDaysToTheSameTimeOfDay(LocalDateTime start, int days, LocalDateTime end) {
        assertThat(china.plusWorkdays(at(start, SHANGHAI), days).at()).isEqualTo(at(end, SHANGHAI));
    }

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void knowsHowManyDaysOfAYearAreWorked(int year, int workdays) {
        var days = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(china::isWorkday)
                .count();

        assertThat(days).isEqualTo(workdays);
    }

    @Test
    void saysWhichYearsItKnowsNothingOf() {
        var over = china.plus(at(LocalDateTime.of(2026, 12, 31, 16, 0), SHANGHAI), Duration.ofHours(8));

        assertThat(over.at()).isEqualTo(at(LocalDateTime.of(2027, 1, 1, 16, 0), SHANGHAI));
        assertThat(over.unknownYears()).containsExactly(2027);
        assertThat(over.isCertain()).isFalse();
    }

    @Test
    void doesNotTrustTheLastDaysOfAYearBeforeTheNextOneIsArranged() {
        var lateDecember = china.nextOpen(at(LocalDateTime.of(2026, 12, 28, 10, 0), SHANGHAI));
        var earlyDecember = china.nextOpen(at(LocalDateTime.of(2026, 12, 22, 10, 0), SHANGHAI));

        assertThat(lateDecember.unknownYears()).containsExactly(2027);
        assertThat(earlyDecember.isCertain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // an hour is leapt over: 23:00 to 07:00 has seven of them
        "Europe/Berlin,    2026-03-28T23:00, PT7H, 2026-03-29T07:00",
        // an hour comes twice: 23:00 to 07:00 has nine
        "Europe/Berlin,    2026-10-24T23:00, PT9H, 2026-10-25T07:00",
        "America/New_York, 2026-03-07T23:00, PT7H, 2026-03-08T07:00",
        "America/New_York, 2026-10-31T23:00, PT9H, 2026-11-01T07:00",
        // a whole day was leapt over
        "Pacific/Apia,     2011-12-29T23:00, PT2H, 2011-12-31T01:00",
        "Asia/Shanghai,    1991-04-13T23:00, PT7H, 1991-04-14T07:00",
        "Asia/Shanghai,    1991-09-14T23:00, PT9H, 1991-09-15T07:00",
    })
    void countsRealHoursWhereClocksChange(ZoneId zone, LocalDateTime start, Duration workingTime, LocalDateTime end) {
        var clock = aroundTheClock(zone);

        assertThat(clock.plus(at(start, zone), workingTime).at()).isEqualTo(at(end, zone));
        assertThat(clock.between(at(start, zone), at(end, zone))).isEqualTo(workingTime);
    }

    @Test
    void opensAfterTheLeapWhereItsHoursBeginInIt() {
        var zone = ZoneId.of("Europe/Berlin");
        var early = calendar(zone, everyDay(new Hours(LocalTime.of(2, 30), LocalTime.of(5, 0))));

        var open = early.nextOpen(at(LocalDateTime.of(2026, 3, 29, 1, 0), zone));

        assertThat(open.at()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(early.between(open.at(), open.at().plus(Duration.ofDays(1))))
                .isEqualTo(Duration.ofMinutes(120 + 30));
    }

    @Test
    void measuresWhatItCounts() {
        var random = new Random(20260213);
        for (var round = 0; round < 2_000; round++) {
            var start = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(900 * 86_400));
            var workingTime = Duration.ofMinutes(random.nextInt(12_000));

            var end = china.plus(start, workingTime).at();

            assertThat(china.between(start, end))
                    .as("%s from %s", workingTime, start)
                    .isEqualTo(workingTime);
            assertThat(china.plus(start, workingTime.plusMinutes(1)).at()).isAfter(end);
            assertThat(china.isOpen(end) || china.isOpen(end.minusNanos(1)))
                    .as("%s, the end of %s from %s, is working time", end, workingTime, start)
                    .isTrue();
        }
    }

    @Test
    void neverComesEarlierForALaterStart() {
        var random = new Random(20261001);
        for (var round = 0; round < 2_000; round++) {
            var start = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(900 * 86_400));
            var later = start.plusSeconds(random.nextInt(4 * 86_400));
            var workingTime = Duration.ofMinutes(random.nextInt(6_000));
            var workdays = random.nextInt(12);

            assertThat(china.plus(later, workingTime).at())
                    .as("%s from %s and from %s", workingTime, start, later)
                    .isAfterOrEqualTo(china.plus(start, workingTime).at());
            var ofDays = china.plusWorkdays(start, workdays).at();
            assertThat(china.plusWorkdays(later, workdays).at())
                    .as("%s working days from %s and from %s", workdays, start, later)
                    .isAfterOrEqualTo(ofDays);
            assertThat(china.isOpen(ofDays))
                    .as("%s, %s working days from %s", ofDays, workdays, start)
                    .isTrue();
        }
    }

    @Test
    void countsForwardOnly() {
        var now = Instant.parse("2026-03-02T02:00:00Z");

        assertThatThrownBy(() -> china.plus(now, Duration.ofHours(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> china.plusWorkdays(now, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(china.between(now, now.minusSeconds(60))).isZero();
    }

    @Test
    void knowsWhenItIsOpen() {
        assertThat(china.isOpen(at(LocalDateTime.of(2026, 3, 2, 9, 0), SHANGHAI)))
                .isTrue();
        assertThat(china.isOpen(at(LocalDateTime.of(2026, 3, 2, 12, 0), SHANGHAI)))
                .isFalse();
        assertThat(china.isOpen(at(LocalDateTime.of(2026, 2, 14, 10, 0), SHANGHAI)))
                .isTrue();
        assertThat(china.isOpen(at(LocalDateTime.of(2026, 2, 16, 10, 0), SHANGHAI)))
                .isFalse();
    }

    @Test
    void givesUpWhereNobodyEverWorks() {
        var closed = everyDay(new Hours(LocalTime.of(9, 0), LocalTime.of(10, 0)));
        var shut = Stream.iterate(LocalDate.of(2026, 1, 1), day -> day.plusDays(1))
                .limit(5_000)
                .collect(Collectors.toMap(day -> day, day -> new SpecialDay(day, false, "closed for good")));
        var calendar = new BusinessCalendar("SHUT", 1, SHANGHAI, closed, shut, null);

        assertThatThrownBy(() -> calendar.nextOpen(Instant.parse("2026-01-01T00:00:00Z")))
                .isInstanceOf(NoWorkingTime.class)
                .hasMessageContaining("SHUT");
    }

    @Test
    void refusesHoursThatMakeNoDay() {
        var nine = LocalTime.of(9, 0);

        assertThatThrownBy(() -> new Hours(nine, nine)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingWeek.ofWeekdays(
                        new Hours(nine, LocalTime.NOON), new Hours(LocalTime.of(11, 0), LocalTime.MIDNIGHT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> new WorkingWeek(Map.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static BusinessCalendar china() {
        var files = ShippedHolidays.of("CN");
        var special = files.stream()
                .flatMap(file -> file.days().stream())
                .collect(Collectors.toMap(SpecialDay::date, day -> day));
        var years = files.stream().map(HolidayFile::year).collect(Collectors.toSet());
        return new BusinessCalendar("CN", 1, SHANGHAI, WorkingWeek.USUAL, special, years);
    }

    private static BusinessCalendar aroundTheClock(ZoneId zone) {
        return calendar(zone, everyDay(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }

    private static BusinessCalendar calendar(ZoneId zone, WorkingWeek week) {
        return new BusinessCalendar("TEST", 1, zone, week, Map.of(), (Set<Integer>) null);
    }

    private static WorkingWeek everyDay(Hours hours) {
        return new WorkingWeek(
                Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> List.of(hours))), List.of());
    }

    private static Instant at(LocalDateTime wall, ZoneId zone) {
        return wall.atZone(zone).toInstant();
    }
}
