package io.wayline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.calendar.holiday.CalendarAtStart;
import io.wayline.calendar.holiday.HolidayChange;
import io.wayline.calendar.holiday.Holidays;
import io.wayline.calendar.holiday.ShippedHolidays;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class CalendarStorageTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final String key = "T" + UUID.randomUUID().toString().substring(0, 12);

    @Autowired
    private CalendarRows rows;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private SettableClock clock;

    @Autowired
    private BusinessCalendars companys;

    private CalendarAtStart start;
    private BusinessCalendars here;
    private BusinessCalendars elsewhere;
    private Holidays holidays;

    @BeforeEach
    void makeACalendar() {
        clock.set(Instant.parse("2026-11-16T04:00:00Z"));
        start = new CalendarAtStart(rows, transaction, clock, key);
        here = new BusinessCalendars(rows, clock, key, SHANGHAI);
        elsewhere = new BusinessCalendars(rows, clock, key, SHANGHAI);
        holidays = new Holidays(rows, here, List.of(), clock, key);
    }

    @Test
    void bringsChinasHolidaysWithTheProduct() {
        var china = companys.standard();

        assertThat(china.key()).isEqualTo("CN");
        assertThat(china.zone()).isEqualTo(SHANGHAI);
        assertThat(china.week()).isEqualTo(WorkingWeek.USUAL);
        assertThat(china.knownYears()).contains(2024, 2025, 2026);
        assertThat(china.plus(Instant.parse("2026-02-14T02:00:00Z"), Duration.ofHours(8))
                        .at())
                .isEqualTo(Instant.parse("2026-02-24T02:00:00Z"));
    }

    @Test
    void keepsHoursUpToMidnightAndThoseOfMakeUpDays() {
        start.ship();
        assertThat(here.standard().week()).isEqualTo(WorkingWeek.USUAL);

        var night = WorkingWeek.ofWeekdays(new Hours(LocalTime.of(20, 0), LocalTime.MIDNIGHT));
        transaction.executeWithoutResult(status -> rows.makeUnlessThere(key + "N", night));
        assertThat(rows.week(key + "N")).isEqualTo(night);
    }

    @Test
    void isShippedOnceWhenNodesStartAtTheSameTime() throws Exception {
        var nodes = 4;
        var together = new CountDownLatch(nodes);
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            var started = IntStream.range(0, nodes)
                    .mapToObj(node -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        start.ship(key, ShippedHolidays.of("CN"));
                        return node;
                    }))
                    .toList();
            for (var each : started) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(rows.version(key)).hasValue(3);
        assertThat(rows.years(key)).extracting(HolidayYear::year).containsExactly(2024, 2025, 2026);
        assertThat(rows.years(key)).extracting(HolidayYear::days).containsExactly(36, 33, 39);
    }

    @Test
    void leavesAYearAloneThatPeopleHaveTaken() {
        start.ship();
        take(file(2026, new SpecialDay(LocalDate.of(2026, 5, 4), false, "ours")), 0);

        start.ship(key, ShippedHolidays.of("CN"));

        assertThat(holidays.announcedFor(2026)).extracting(SpecialDay::name).containsExactly("ours");
        assertThat(holidays.years()).extracting(HolidayYear::importedBy).containsExactly("wayline", "wayline", "he");
    }

    @Test
    void countsAChangeAtOnceHereAndAMinuteLaterElsewhere() {
        start.ship();
        assertThat(here.standard().isWorkday(NEW_YEAR)).isTrue();
        assertThat(elsewhere.standard().isWorkday(NEW_YEAR)).isTrue();

        take(file(2027, new SpecialDay(NEW_YEAR, false, "元旦")), 0);

        assertThat(here.standard().isWorkday(NEW_YEAR)).isFalse();
        assertThat(here.standard().version()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(61));
        assertThat(elsewhere.standard().isWorkday(NEW_YEAR)).isFalse();
        assertThat(elsewhere.standard().knows(Year.of(2027))).isTrue();
    }

    @Test
    void goesOnWithTheOldDaysWhenTheNewOnesWereNotCommitted() {
        start.ship();
        transaction.executeWithoutResult(status -> {
            holidays.take(file(2027, new SpecialDay(NEW_YEAR, false, "元旦")), 0, "he");
            status.setRollbackOnly();
        });

        assertThat(here.standard().isWorkday(NEW_YEAR)).isTrue();
        assertThat(rows.version(key)).hasValue(0);
    }

    @Test
    void showsBeforehandWhatAFileChangesAndTakesItOnce() {
        start.ship();
        var first = file(2027, new SpecialDay(NEW_YEAR, false, "元旦"));
        assertThat(holidays.preview(first).known()).isFalse();
        take(first, 0);

        var second = file(2027, new SpecialDay(NEW_YEAR.plusDays(1), true, "元旦"));
        var change = holidays.preview(second);
        assertThat(change.known()).isTrue();
        assertThat(change.days())
                .containsExactly(
                        new HolidayChange.Day(NEW_YEAR, first.days().get(0), null),
                        new HolidayChange.Day(
                                NEW_YEAR.plusDays(1), null, second.days().get(0)));

        take(first, 1);
        assertThat(rows.version(key)).as("the same file changes nothing").hasValue(1);
    }

    @Test
    void refusesAFileThatWasLookedAtBeforeSomebodyElsesChange() {
        start.ship();
        take(file(2027, new SpecialDay(NEW_YEAR, false, "元旦")), 0);

        assertThatThrownBy(() -> take(file(2028, new SpecialDay(NEW_YEAR.plusYears(1), false, "元旦")), 0))
                .isInstanceOf(CalendarChanged.class);
        assertThat(holidays.years()).extracting(HolidayYear::year).containsExactly(2027);
    }

    @Test
    void letsTheLaterAnnouncementSayWhatTheLastDaysOfAYearAre() {
        start.ship();
        var eve = LocalDate.of(2026, 12, 31);
        take(file(2026, new SpecialDay(eve, true, "earlier")), 0);
        take(file(2027, new SpecialDay(eve, false, "later")), 1);

        assertThat(here.standard().special(eve)).map(SpecialDay::name).hasValue("later");
    }

    private void take(HolidayFile file, long seenVersion) {
        transaction.executeWithoutResult(status -> holidays.take(file, seenVersion, "he"));
    }

    private static HolidayFile file(int year, SpecialDay... days) {
        return new HolidayFile(year, List.of("https://example.org/" + year), List.of(days));
    }
}
