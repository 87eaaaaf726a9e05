package io.wayline.campaign.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.campaign.calendar.CalendarFigure.Row;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.schedule.Run;
import io.wayline.journey.schedule.Run.How;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The figure of five months around now. */
@DatabaseTest
@QuietDatabase
class CampaignCalendarTests {

    @Autowired
    CampaignCalendar calendar;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void nothingRan() {
        jdbc.sql("delete from journey_run").update();
    }

    @AfterEach
    void theTimersRest() {
        engine.timersRest();
    }

    @Test
    void itReachesFromTwoMonthsAgoToTwoMonthsAhead() {
        clock.set(Instant.parse("2026-11-17T06:32:00Z"));

        var figure = calendar.around(Locale.ENGLISH);

        assertThat(figure.months())
                .extracting(CalendarFigure.Month::name)
                .containsExactly("September", "October", "November", "December", "January");
        assertThat(figure.months().get(0).x()).isZero();
        assertThat(figure.today()).isBetween(50.0, 51.0);
        assertThat(figure.closed())
                .as("Mid-Autumn and National Day at the least")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(figure.closed().get(0).x()).isBetween(15.0, 18.0);
        assertThat(calendar.around(Locale.forLanguageTag("zh-CN"))
                        .months()
                        .get(2)
                        .name())
                .isEqualTo("十一月");
    }

    @Test
    void whatRunsNearlyEveryDayIsALineFromItsFirstRunOn() {
        clock.set(Instant.parse("2026-11-15T12:00:00Z"));
        engine.timerGoes("birthday");
        engine.timePasses(Duration.ofHours(48));

        var row = row("birthday");

        assertThat(row.often()).isTrue();
        assertThat(row.rule()).isEqualTo("every hour");
        assertThat(row.line().w()).as("two days of 153").isBetween(1.1, 1.4);
        assertThat(row.past()).as("on time says nothing").isEmpty();
        assertThat(row.ahead()).isEmpty();
        assertThat(row.campaign()).isEqualTo("birthday-greeting");
    }

    @Test
    void singleRunsAreDotsAndWhatWasSkippedIsOneOfThem() {
        clock.set(Instant.parse("2026-10-05T12:00:00Z"));
        engine.timerGoes("monthly-news");
        engine.timePasses(Duration.ofDays(1));
        clock.set(Instant.parse("2026-11-05T12:00:00Z"));
        engine.allRuns();

        var row = row("monthly-news");

        assertThat(row.past()).extracting(past -> past.run().how()).containsExactly(How.ON_TIME, How.SKIPPED);
        assertThat(row.past().get(0).x()).isLessThan(row.past().get(1).x());
        assertThat(row.ahead()).hasSize(2);
        assertThat(row.ahead().get(0).next()).isTrue();
        assertThat(row.ahead().get(1).next()).isFalse();
        assertThat(row.last()).extracting(Run::how).isEqualTo(How.SKIPPED);
    }

    @Test
    void whatIsNotSureIsSaidWithItsYear() {
        clock.set(Instant.parse("2039-11-17T06:32:00Z"));
        engine.timerGoes("key-customers");

        var figure = calendar.around(Locale.ENGLISH);

        assertThat(figure.unsure()).isNotNull();
        assertThat(figure.unsure().row().journey()).isEqualTo("key-customers");
        assertThat(figure.unsure().year()).isEqualTo(2040);
        assertThat(figure.coming().get(0).journey()).isEqualTo("key-customers");
    }

    private Row row(String journey) {
        return calendar.around(Locale.ENGLISH).rows().stream()
                .filter(each -> each.journey().equals(journey))
                .findFirst()
                .orElseThrow();
    }
}
