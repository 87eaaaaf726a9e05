package io.wayline.journey.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.EngineDriver;
import io.wayline.journey.schedule.Run.How;
import io.wayline.journey.schedule.ScheduledJourney.Coming;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When the campaigns of the product do something, and one that a person begins. */
@DatabaseTest
@QuietDatabase
class ScheduleTests {

    @Autowired
    Schedule schedule;

    @Autowired
    RunNow runs;

    @Autowired
    RunRetention retention;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    SettableClock clock;

    private final String by = "tang-" + UUID.randomUUID();

    @BeforeEach
    void nothingRan() {
        jdbc.sql("delete from journey_run").update();
    }

    @AfterEach
    void theTimersRest() {
        engine.timersRest();
    }

    @Test
    void aCampaignIsDueWhenItsRuleSaysSo() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");

        var news = schedule.journey("monthly-news", Locale.ENGLISH).orElseThrow();

        assertThat(news.name()).isEqualTo("Monthly news");
        assertThat(news.rule()).isEqualTo("on the first Tuesday of each month 10:00");
        assertThat(news.often()).isFalse();
        assertThat(news.next()).isEqualTo(new Coming(Instant.parse("2026-12-01T02:00:00Z"), true));
        assertThat(coming("monthly-news", "2027-01-31T16:00:00Z"))
                .extracting(Coming::at)
                .containsExactly(Instant.parse("2026-12-01T02:00:00Z"), Instant.parse("2027-01-05T02:00:00Z"));
    }

    @Test
    void ofACampaignThatLooksEveryMorningOnlyTheMorningsCountOnWhichItGreets() {
        itIs("2026-09-20T00:00:00Z", "seasonal");

        assertThat(coming("seasonal", "2026-12-31T16:00:00Z"))
                .containsExactly(
                        new Coming(Instant.parse("2026-09-24T02:00:00Z"), true),
                        new Coming(Instant.parse("2026-09-30T02:00:00Z"), true),
                        new Coming(Instant.parse("2026-12-31T02:00:00Z"), true));
        assertThat(schedule.journey("seasonal", Locale.ENGLISH).orElseThrow().rule())
                .isEqualTo("every day 10:00, depending on “Feast tomorrow?”");
    }

    @Test
    void aYearThatTheCalendarDoesNotKnowIsAGuess() {
        itIs("2039-11-17T00:00:00Z", "key-customers");

        assertThat(schedule.journey("key-customers", Locale.ENGLISH)
                        .orElseThrow()
                        .next())
                .satisfies(next -> assertThat(next.sure()).isFalse())
                .satisfies(next -> assertThat(next.at())
                        .isBetween(Instant.parse("2040-01-01T00:00:00Z"), Instant.parse("2040-01-05T00:00:00Z")));
    }

    @Test
    void whatComesNearlyEveryDayIsOften() {
        itIs("2026-11-17T06:32:00Z", "churn-watch");
        engine.timerGoes("birthday");

        assertThat(Stream.of("churn-watch", "birthday", "monthly-news", "seasonal", "key-customers")
                        .filter(key -> schedule.journey(key, Locale.ENGLISH)
                                .orElseThrow()
                                .often()))
                .containsExactly("churn-watch", "birthday");
        assertThat(schedule.journey("onboarding", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void readingTakesAsManyStatementsHoweverMuchHasRun() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");
        ran(1, 2);
        readsAll(2);
        sql.start();
        readsAll(2);
        var few = sql.statements();
        ran(3, 60);

        sql.start();
        readsAll(60);

        assertThat(sql.statements())
                .as("what is due, for each of two questions, and what ran")
                .isEqualTo(few)
                .isLessThanOrEqualTo(3);
    }

    private void readsAll(int ran) {
        assertThat(schedule.journeys(Locale.ENGLISH)).hasSizeGreaterThan(4);
        assertThat(schedule.coming(Instant.parse("2027-01-31T16:00:00Z"))).containsKey("monthly-news");
        assertThat(schedule.ran(clock.instant().minus(Duration.ofDays(100)), clock.instant()))
                .hasSize(ran);
    }

    @Test
    void runsAreReadPageByPageTheNewestFirst() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");
        ran(1, 5);

        var first = schedule.runs("monthly-news", null, 3);
        var second = schedule.runs("monthly-news", first.next(), 3);

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(Run::ranAt))
                .hasSize(5)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(second.next()).isNull();
    }

    @Test
    void whatIsLongerAgoThanItIsKeptIsDropped() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");
        ran(1, 3);
        clock.advance(Duration.ofDays(1095 - 2));

        assertThat(retention.drop()).isEqualTo(1);
        assertThat(schedule.runs("monthly-news", null, 10).items()).hasSize(2);
    }

    @Test
    void onePersonBeginsACampaignOnceHoweverOftenTheyPress() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");

        var run = runs.run("monthly-news", by, "now");
        var again = runs.run("monthly-news", by, "now");

        assertThat(again.id()).isEqualTo(run.id());
        assertThat(run.how()).isEqualTo(How.BY_HAND);
        assertThat(run.startedBy()).isEqualTo(by);
        assertThat(run.instance()).isNotNull();
        assertThat(begun()).isOne();
        assertThat(schedule.journey("monthly-news", Locale.ENGLISH)
                        .orElseThrow()
                        .next())
                .as("its timer goes on")
                .isEqualTo(new Coming(Instant.parse("2026-12-01T02:00:00Z"), true));
        assertThatThrownBy(() -> runs.run("churn-watch", by, "now")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> runs.run("onboarding", by, "then")).isInstanceOf(NotByTime.class);
    }

    @Test
    void ofTwoPressesAtOneMomentOneBegins() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");

        var presses = Stream.generate(() -> CompletableFuture.supplyAsync(() -> runs.run("monthly-news", by, "both")))
                .limit(4)
                .toList();

        assertThat(presses.stream().map(press -> press.join().id()).distinct()).hasSize(1);
        assertThat(begun()).isOne();
    }

    @Test
    void whatWouldHappenIsSaidBefore() {
        itIs("2026-11-17T06:32:00Z", "monthly-news");

        var news = runs.prospect("monthly-news", Locale.ENGLISH);
        var feast = runs.prospect("seasonal", Locale.ENGLISH);

        assertThat(news.acts()).isTrue();
        assertThat(news.steps()).containsExactly("Invite readers of the news");
        assertThat(news.last()).isNull();
        assertThat(feast.acts()).as("no feast is near").isFalse();
        assertThat(feast.steps()).containsExactly("Invite for the feast");
    }

    private List<Coming> coming(String journey, String to) {
        return schedule.coming(Instant.parse(to)).getOrDefault(journey, List.of());
    }

    private void itIs(String moment, String timer) {
        clock.set(Instant.parse(moment));
        engine.timerGoes(timer);
    }

    /** A run on each of these days, counted back from now. */
    private void ran(int from, int to) {
        for (var day = from; day <= to; day++) {
            jdbc.sql("""
                            insert into journey_run (id, journey, how, due_at, ran_at, times, idle, missed)
                            values (?, 'monthly-news', 'ON_TIME', ?, ?, 1, false, 0)""")
                    .params(
                            "monthly-news/" + day,
                            RowTime.of(clock.instant().minus(Duration.ofDays(day))),
                            RowTime.of(clock.instant().minus(Duration.ofDays(day))))
                    .update();
        }
    }

    private long begun() {
        return jdbc.sql("select count(*) from journey_run where started_by = ?")
                .param(by)
                .query(Long.class)
                .single();
    }
}
