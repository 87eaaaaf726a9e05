package io.wayline.audience.enrolment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.erasure.ErasureRequests;
import io.wayline.customer.erasure.Erasures;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
@QuietDatabase
class EnrolmentsTests {

    @Autowired
    Enrolments enrolments;

    @Autowired
    Pacer pacer;

    @Autowired
    Segments segments;

    @Autowired
    AudienceDriver driver;

    @Autowired
    EngineDriver engine;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    Journeys ways;

    @Autowired
    Merges merges;

    @Autowired
    ErasureRequests requests;

    @Autowired
    Erasures erasures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final AtomicInteger DAYS = new AtomicInteger();

    private LocalDate today = LocalDate.EPOCH;

    private LocalDate day() {
        today = LocalDate.of(2031, 3, 5).plusWeeks(DAYS.incrementAndGet());
        return today;
    }

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "+49 30 9%07d".formatted(Math.floorMod(tag.hashCode(), 10_000_000));

    @BeforeEach
    void nothingWaitsAndThereIsACampaign() {
        jdbc.sql("delete from inbox_event where state = 'RECEIVED'").update();
        jdbc.sql("update enrolment set state = 'STOPPED' where state in ('RUNNING', 'PAUSED')")
                .update();
        // each test on a later day: what the node knows of journeys it knows as of a time
        clock.set(day().atTime(10, 0).toInstant(SHANGHAI));
        engine.draws("greeting.bpmn");
    }

    @AfterEach
    void theCampaignIsOver() {
        engine.forgetsDrawings();
    }

    @Test
    void everybodyIsInvitedOnceAndStandsOnTheCampaign() {
        var anna = is("anna");
        is("ben");
        var run = begin(segment(), Pace.FREE);
        assertThat(run)
                .extracting(Enrolment::state, Enrolment::total, Enrolment::waiting)
                .containsExactly(EnrolmentState.RUNNING, 2L, 2L);

        driver.turns(3);

        assertThat(invited(run)).containsExactly("anna-" + tag, "ben-" + tag);
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::invited, Enrolment::waiting)
                .containsExactly(EnrolmentState.DONE, 2L, 0L);
        engine.allRuns();
        assertThat(ways.of(anna.id(), 10, Locale.ENGLISH))
                .extracting(Instance::journey)
                .contains("greeting");
        assertThat(journeys.story("anna-" + tag)).containsSubsequence("campaign-invited", "journey-started");
    }

    @Test
    void anInvitationIntoAnotherCampaignStartsNothingHere() {
        var anna = is("anna");

        journeys.happens("campaign.invited", "anna-" + tag, Map.of("campaign", "another", "enrolmentRef", "E-1"));

        assertThat(ways.of(anna.id(), 10, Locale.ENGLISH))
                .extracting(Instance::journey)
                .doesNotContain("greeting");
    }

    @Test
    void askingAgainUnderTheSameNameGivesTheRunThatThereIs() {
        is("anna");
        var segment = segment();
        var wish = wish(segment, Pace.FREE, null);

        var first = enrolments.begin(wish);

        assertThat(enrolments.begin(wish)).isEqualTo(first);
        driver.turns(2);
        assertThat(invited(first)).hasSize(1);
    }

    @Test
    void ofTwoPressesAtOneMomentBothGetTheOneRun() throws Exception {
        is("anna");
        var wish = wish(segment(), Pace.FREE, null);
        var both = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var runs = Stream.of(wish, wish)
                    .map(same -> pool.submit(() -> {
                        both.await();
                        return enrolments.begin(same).ref();
                    }))
                    .toList();

            assertThat(runs.get(0).get()).isEqualTo(runs.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNameThatStandsForAnotherRunGivesNothing() {
        is("anna");
        var wish = wish(segment(), Pace.FREE, null);
        enrolments.begin(wish);

        for (var other : List.of(
                new Enrolments.Wish(segment().key(), "greeting", Pace.FREE, null, "tang", wish.onceKey()),
                new Enrolments.Wish(wish.segment(), "another", Pace.FREE, null, "tang", wish.onceKey()),
                new Enrolments.Wish(
                        wish.segment(), "greeting", new Pace(60, null, null, false), null, "tang", wish.onceKey()),
                new Enrolments.Wish(wish.segment(), "greeting", Pace.FREE, null, "he", wish.onceKey()))) {
            assertThatThrownBy(() -> enrolments.begin(other))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageStartingWith("requestKey stands for another run");
        }
    }

    @Test
    void anAudienceOfNobodyIsDoneAtOnce() {
        var run = begin(segment(), Pace.FREE);

        assertThat(run).extracting(Enrolment::state, Enrolment::total).containsExactly(EnrolmentState.DONE, 0L);
    }

    @Test
    void soManyAreInvitedInAMinuteAndNoMore() {
        people(150);
        var run = begin(segment(), new Pace(60, null, null, false));

        driver.turns(1);
        assertThat(invited(run)).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        driver.turns(5);
        assertThat(invited(run)).hasSize(11);
        // a night in which nobody was there is not made up for at once
        clock.advance(Duration.ofHours(10));
        driver.turns(5);
        assertThat(invited(run)).hasSizeBetween(40, 43);
    }

    @Test
    void outsideOfItsHoursNobodyIsInvited() {
        people(3);
        var run = begin(segment(), new Pace(null, LocalTime.of(20, 0), LocalTime.of(21, 0), false));

        driver.turns(1);
        assertThat(invited(run)).isEmpty();
        clock.set(today.atTime(19, 59).toInstant(SHANGHAI));
        driver.turns(1);
        assertThat(invited(run)).isEmpty();
        clock.set(today.atTime(20, 5).toInstant(SHANGHAI));
        driver.turns(1);
        assertThat(invited(run)).hasSize(3);
    }

    @Test
    void inWorkingTimeOnlyMeansNotOnASunday() {
        people(2);
        var sunday = today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        clock.set(sunday.atTime(10, 0).toInstant(SHANGHAI));
        var run = begin(segment(), new Pace(null, null, null, true));

        driver.turns(1);
        assertThat(invited(run)).isEmpty();
        clock.set(sunday.plusDays(1).atTime(10, 0).toInstant(SHANGHAI));
        driver.turns(1);
        assertThat(invited(run)).hasSize(2);
    }

    @Test
    void aRunIsPausedGoesOnAndIsStopped() {
        people(30);
        var run = begin(segment(), new Pace(60, null, null, false));
        driver.turns(1);

        var paused = enrolments.pause(run.ref(), "tang", "too many calls");
        assertThat(enrolments.pause(run.ref(), "tang", "again")).isEqualTo(paused);
        clock.advance(Duration.ofMinutes(5));
        driver.turns(1);
        assertThat(invited(run)).hasSize(1);

        enrolments.resume(run.ref(), "he", "calmer now");
        driver.turns(1);
        assertThat(invited(run)).hasSize(2);

        var stopped = enrolments.stop(run.ref(), "tang", "wrong text");
        clock.advance(Duration.ofMinutes(5));
        driver.turns(1);
        assertThat(invited(run)).hasSize(2);
        assertThat(stopped)
                .extracting(Enrolment::state, Enrolment::actedBy, Enrolment::reason, Enrolment::waiting)
                .containsExactly(EnrolmentState.STOPPED, "tang", "wrong text", 28L);
        assertThatThrownBy(() -> enrolments.resume(run.ref(), "tang", "but still"))
                .isInstanceOf(EnrolmentOver.class);
        assertThatThrownBy(() -> enrolments.pause(run.ref(), "tang", " "))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("reason");
    }

    @Test
    void whoeverEntersOrLeavesLaterChangesNothingOfTheRun() {
        var anna = is("anna");
        is("ben");
        var segment = segment();
        var run = begin(segment, Pace.FREE);

        driver.untags(anna, tag);
        is("cleo");
        segments.change(segment.key(), AudienceDriver.draft(driver.tagged("nobody-has-this")), 1, "tang");
        driver.turns(2);

        assertThat(invited(run)).containsExactly("anna-" + tag, "ben-" + tag);
        assertThat(enrolments.get(run.ref()).version()).isEqualTo(1);
    }

    @Test
    void twoWhoBecomeOneBeforeTheirTurnAreInvitedOnce() {
        var anna = is("anna", "phone", phone);
        var other = is("other", "phone", phone);
        var run = begin(segment(), Pace.FREE);

        merge(anna, other);
        driver.turns(2);

        assertThat(invited(run)).containsExactly("anna-" + tag);
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::total, Enrolment::invited, Enrolment::dropped)
                .containsExactly(EnrolmentState.DONE, 2L, 1L, 1L);
    }

    @Test
    void whileWhoWaitsIsMergedTheRunIsLeftAloneAndThenInvitesThem() {
        var anna = is("anna", "phone", phone);
        var other = is("other", "phone", phone);
        driver.untags(anna, tag);
        var run = begin(segment(), Pace.FREE);

        new TransactionTemplate(transactions).executeWithoutResult(merging -> {
            merge(anna, other);
            assertThat(CompletableFuture.supplyAsync(() -> pacer.invite(run.ref()))
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join())
                    .isZero();
        });
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.RUNNING);
        driver.turns(2);

        assertThat(invited(run)).containsExactly("anna-" + tag);
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::invited, Enrolment::dropped)
                .containsExactly(EnrolmentState.DONE, 1L, 0L);
    }

    @Test
    void whoIsForgottenBeforeTheirTurnIsNotInvited() {
        var anna = is("anna", "phone", phone);
        is("other", "name", "Emma");
        var run = begin(segment(), Pace.FREE);

        erasures.carryOut(
                requests.request(anna.ref(), CustomerDriver.SHEN, Cause.person("shen"))
                        .id(),
                "admin");
        driver.turns(2);

        assertThat(invited(run)).containsExactly("other-" + tag);
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::total, Enrolment::invited, Enrolment::dropped)
                .containsExactly(EnrolmentState.DONE, 2L, 1L, 1L);
    }

    @Test
    void whoWasInvitedAsOneIsNotInvitedAgainAsTheKeptOne() {
        var one = is("one", "phone", phone);
        var two = is("two", "phone", phone);
        var run = begin(segment(), new Pace(60, null, null, false));
        driver.turns(1);
        var invited = invited(run).get(0).startsWith("one") ? one : two;
        var waiting = invited == one ? two : one;

        merge(waiting, invited);
        clock.advance(Duration.ofMinutes(1));
        driver.turns(2);

        assertThat(invited(run)).containsExactly(invited.ref().value());
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::state, Enrolment::invited, Enrolment::dropped)
                .containsExactly(EnrolmentState.DONE, 1L, 1L);
    }

    @Test
    void whatATurnDidAndDidNotCommitIsDoneAgainAndOnce() {
        people(5);
        var run = begin(segment(), Pace.FREE);

        new TransactionTemplate(transactions).executeWithoutResult(crashing -> {
            pacer.invite(run.ref());
            crashing.setRollbackOnly();
        });
        assertThat(invited(run)).isEmpty();
        assertThat(enrolments.get(run.ref()).invited()).isZero();

        driver.turns(2);
        assertThat(invited(run)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whileOneNodeIsAtARunAnotherLeavesItAlone() {
        people(5);
        var run = begin(segment(), Pace.FREE);

        new TransactionTemplate(transactions).executeWithoutResult(first -> {
            assertThat(pacer.invite(run.ref())).isEqualTo(5);
            assertThat(CompletableFuture.supplyAsync(() -> pacer.invite(run.ref()))
                            .join())
                    .isZero();
        });

        assertThat(invited(run)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void moreThanOneTurnTakesAreInvitedByOneLookEachOnce() {
        people(1_200);
        var run = begin(segment(), Pace.FREE);

        driver.turns(1);

        assertThat(invited(run)).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.DONE);
    }

    @Test
    void aFullInboxIsWaitedFor() {
        people(1_700);
        var run = begin(segment(), Pace.FREE);

        driver.turns(3);
        assertThat(invited(run)).hasSize(1_500);
        jdbc.sql("update inbox_event set state = 'DONE' where state = 'RECEIVED'")
                .update();
        driver.turns(3);

        assertThat(invited(run)).hasSize(1_700).doesNotHaveDuplicates();
    }

    @Test
    void someByChanceWhereNotAllAreWanted() {
        people(20);

        var run = enrolments.begin(wish(segment(), Pace.FREE, 5));
        driver.turns(2);

        assertThat(run.total()).isEqualTo(5);
        assertThat(invited(run)).hasSize(5);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatHelps() {
        var segment = segment();

        assertThatThrownBy(() -> enrolments.begin(new Enrolments.Wish(
                        segment.key(),
                        "onboarding",
                        Pace.FREE,
                        null,
                        "tang",
                        UUID.randomUUID().toString())))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("campaign is no journey that begins with campaign.invited: choose one of");
        assertThatThrownBy(() -> enrolments.begin(new Enrolments.Wish(
                        "of-nobody",
                        "greeting",
                        Pace.FREE,
                        null,
                        "tang",
                        UUID.randomUUID().toString())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Pace.read("0", null, null)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Pace.read("many", null, null)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Pace.read(null, "09:00", null)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Pace.read(null, "9-18", null)).isInstanceOf(InvalidValue.class);
        assertThat(Pace.read("60", "22:00 – 06:00", "true"))
                .isEqualTo(new Pace(60, LocalTime.of(22, 0), LocalTime.of(6, 0), true));
        assertThat(Pace.read(null, "22:00-06:00", null).isOpenAt(LocalTime.of(23, 0)))
                .isTrue();
        assertThat(Pace.read(null, "22:00-06:00", null).isOpenAt(LocalTime.of(12, 0)))
                .isFalse();
    }

    @Test
    void runsAreListedTheNewestFirst() {
        is("anna");
        var segment = segment();
        var first = begin(segment, Pace.FREE);
        clock.advance(Duration.ofMinutes(1));
        var second = begin(segment, Pace.FREE);

        var page = enrolments.page(segment.key(), null, 1);
        assertThat(page.items()).extracting(Enrolment::ref).containsExactly(second.ref());
        assertThat(enrolments.page(segment.key(), page.next(), 1).items())
                .extracting(Enrolment::ref)
                .containsExactly(first.ref());
    }

    @Test
    void aTimerFindsWhoIsNewAndInvitesAllEveryNight() {
        var anna = is("anna");
        engine.draws("greeting-round.bpmn");
        jdbc.sql("update customer set lifecycle = 'ACTIVE' where id = ?")
                .param(anna.id().value())
                .update();
        jdbc.sql("""
                        insert into consent_proof (ref, customer_id, purpose, channel, given, at, recorded_at, source, said,
                            cause_kind, cause_ref)
                        values (?, ?, 'marketing', 'email', true, ?, ?, 'AGENT', 'yes', 'test', 'test')""")
                .params(
                        tag,
                        anna.id().value(),
                        OffsetDateTime.parse("2031-03-01T00:00:00Z"),
                        OffsetDateTime.parse("2031-03-01T00:00:00Z"))
                .update();
        jdbc.sql("""
                        insert into consent (customer_id, purpose, channel, given, proof_id)
                        select customer_id, purpose, channel, given, id from consent_proof where ref = ?""").param(tag).update();

        engine.timePasses(Duration.ofDays(1));
        driver.turns(1);
        engine.allRuns();

        assertThat(driver.subjects("test.news-reader", "monthly-news")).contains("anna-" + tag);
        assertThat(enrolments.page("monthly-news", null, 10).items())
                .extracting(Enrolment::campaign, Enrolment::askedBy)
                .contains(tuple("greeting", "journey:greeting-round"));
        assertThat(journeys.story("anna-" + tag)).contains("campaign-invited");
    }

    private Customer is(String name, Object... fieldsAndValues) {
        return driver.is(name + "-" + tag, tag, fieldsAndValues);
    }

    private void people(int many) {
        for (var one = 0; one < many; one++) {
            jdbc.sql("""
                            insert into customer (id, ref, lifecycle, since, changed_at, version)
                            values (?, ?, 'NEW', current_timestamp, current_timestamp, 1)""").params(UUID.randomUUID().toString(), tag + "-" + one).update();
        }
        jdbc.sql("insert into customer_tag (customer_id, tag) select id, ? from customer where ref like ?")
                .params(tag, tag + "-%")
                .update();
    }

    private Segment segment() {
        return driver.segment(driver.tagged(tag));
    }

    private Enrolment begin(Segment segment, Pace pace) {
        return enrolments.begin(wish(segment, pace, null));
    }

    private static Enrolments.Wish wish(Segment segment, Pace pace, @Nullable Integer most) {
        return new Enrolments.Wish(
                segment.key(), "greeting", pace, most, "tang", UUID.randomUUID().toString());
    }

    private void merge(Customer kept, Customer other) {
        merges.merge(
                DuplicatePair.of(kept.id(), other.id()).id(),
                new MergeChoice(kept.ref(), List.of(), null, null),
                "shen");
    }

    private List<String> invited(Enrolment run) {
        return driver.subjects("campaign.invited", run.ref());
    }
}
