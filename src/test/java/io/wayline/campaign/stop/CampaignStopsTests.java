package io.wayline.campaign.stop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.enrolment.Enrolment;
import io.wayline.audience.enrolment.EnrolmentState;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.enrolment.Pace;
import io.wayline.audience.enrolment.TestRuns;
import io.wayline.campaign.CampaignDriver;
import io.wayline.campaign.stop.StopRules.Rule;
import io.wayline.journey.EngineDriver;
import io.wayline.message.MessageControl.Scope;
import io.wayline.message.pace.MessageControls;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A campaign that stops by itself holds what has not left, and goes on when a person says so. */
@DatabaseTest
@QuietDatabase
class CampaignStopsTests {

    private static final String GREETING = "greeting";

    @Autowired
    CampaignStops stops;

    @Autowired
    CampaignWatch watch;

    @Autowired
    StopRuleRows rules;

    @Autowired
    Enrolments enrolments;

    @Autowired
    TestRuns tests;

    @Autowired
    MessageControls controls;

    @Autowired
    CampaignDriver driver;

    @Autowired
    AudienceDriver audience;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    private final String campaign = "c-" + Letters.some();
    private Instant then = Instant.EPOCH;

    @BeforeEach
    void someTimeAgo() {
        then = clock.instant().minus(Duration.ofHours(5));
    }

    @AfterEach
    void nothingIsHeld() {
        engine.forgetsDrawings();
        for (var each : List.of(campaign, GREETING)) {
            jdbc.update("delete from campaign_stop where campaign = ?", each);
            jdbc.update("delete from campaign_rule where campaign = ?", each);
            jdbc.update("delete from outbox_control where scope = 'JOURNEY' and name = ?", each);
            jdbc.update("update enrolment set state = 'STOPPED' where campaign = ? and state <> 'DONE'", each);
        }
    }

    @Test
    void tooManyWhoSayNoStopItOnceAndPauseItsRuns() {
        var run = havingUnsubscribed(4);

        watch.look(campaign);
        watch.look(campaign);

        assertThat(stops.history(campaign)).hasSize(1);
        assertThat(stops.of(campaign)).hasValueSatisfying(stop -> {
            assertThat(stop.rule()).isEqualTo(Rule.UNSUBSCRIBED);
            assertThat(stop.hits()).isEqualTo(4);
            assertThat(stop.mails()).isEqualTo(400);
        });
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.PAUSED);
        assertThat(enrolments.get(run.ref()).actedBy()).isEqualTo(Enrolments.BY_ITSELF);
        assertThat(isPaused(campaign)).isTrue();
    }

    @Test
    void aCampaignWithinItsRulesGoesOn() {
        var run = havingUnsubscribed(2);

        watch.look(campaign);

        assertThat(stops.of(campaign)).isEmpty();
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.RUNNING);
    }

    @Test
    void theLoopFindsItByItself() {
        havingUnsubscribed(4);

        watch.turn();

        assertThat(stops.of(campaign)).isPresent();
    }

    @Test
    void itGoesOnWhenSomebodySaysSoAndWhatWasCountedCountsNoMore() {
        var run = havingUnsubscribed(4);
        var byHand = driver.runs(campaign, then, driver.people(1));
        enrolments.pause(byHand.ref(), "tang", "the picture is wrong");
        watch.look(campaign);
        clock.advance(Duration.ofMinutes(1));

        stops.goOn(campaign, "tang", "it was a mistake in the list");
        stops.goOn(campaign, "tang", "twice is as good as once");
        watch.look(campaign);

        assertThat(stops.of(campaign)).isEmpty();
        assertThat(stops.history(campaign).get(0).resumedBy()).isEqualTo("tang");
        assertThat(stops.history(campaign).get(0).reason()).isEqualTo("it was a mistake in the list");
        assertThat(enrolments.get(run.ref()).state()).isEqualTo(EnrolmentState.RUNNING);
        assertThat(enrolments.get(byHand.ref()).state())
                .as("what a person paused stays so")
                .isEqualTo(EnrolmentState.PAUSED);
        assertThat(isPaused(campaign)).isFalse();
    }

    @Test
    void itNeverGoesOnByItself() {
        havingUnsubscribed(4);
        watch.look(campaign);

        clock.advance(Duration.ofDays(30));
        watch.turn();

        assertThat(stops.of(campaign)).isPresent();
        assertThat(isPaused(campaign)).isTrue();
    }

    @Test
    void whatBeginsWhileItIsStoppedWaits() {
        engine.draws("greeting.bpmn");
        var tag = "t-" + Letters.some();
        var anna = audience.is("anna-" + tag, tag);
        stops.stop(GREETING, new StopRules.Breach(Rule.COMPLAINED, 6, 100, BigDecimal.valueOf(5)));

        var run = enrolments.begin(new Enrolments.Wish(
                audience.segment(audience.tagged(tag)).key(),
                GREETING,
                Pace.FREE,
                null,
                "tang",
                UUID.randomUUID().toString()));
        var test = tests.begin(
                GREETING, "", List.of(anna.id()), "tang", UUID.randomUUID().toString());
        audience.turns(2);

        assertThat(List.of(run, test)).extracting(Enrolment::state).containsOnly(EnrolmentState.PAUSED);
        assertThat(enrolments.get(run.ref()).invited()).isZero();
        stops.goOn(GREETING, "tang", "looked at");
        audience.turns(2);
        assertThat(enrolments.get(run.ref()).invited()).isEqualTo(1);
    }

    @Test
    void aTestRunInvitesItsPeopleAndCountsForNoRule() {
        engine.draws("greeting.bpmn");
        var tag = "t-" + Letters.some();
        var anna = audience.is("anna-" + tag, tag);
        var name = UUID.randomUUID().toString();

        var run = tests.begin(GREETING, "", List.of(anna.id(), anna.id()), "tang", name);
        audience.turns(2);

        assertThat(tests.begin(GREETING, "", List.of(anna.id()), "tang", name).ref())
                .as("the same press again begins nothing")
                .isEqualTo(run.ref());
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::test, Enrolment::total, Enrolment::invited, Enrolment::state)
                .containsExactly(true, 1L, 1L, EnrolmentState.DONE);
        assertThat(audience.subjects("campaign.invited", run.ref())).containsExactly("anna-" + tag);
        assertThat(watch.figures(GREETING).left()).isZero();
    }

    @Test
    void rulesAreKeptWithWhoSetThem() {
        assertThat(rules.of(campaign)).isEqualTo(StopRules.DEFAULT);

        rules.set(campaign, new BigDecimal("1.5"), new BigDecimal("3"), 7, "tang");
        rules.set(campaign, new BigDecimal("1.50"), new BigDecimal("3.0"), 7, "he");

        assertThat(rules.history(campaign)).hasSize(1);
        assertThat(rules.of(campaign).unsubscribed()).isEqualByComparingTo("1.5");
        assertThat(rules.of(campaign).complaints()).isEqualTo(7);
        assertThat(rules.of(campaign).by()).isEqualTo("tang");
    }

    /** 400 to whom a mail left, of whom so many said no; the run goes on. */
    private Enrolment havingUnsubscribed(int many) {
        var people = driver.people(400);
        var run = driver.runs(campaign, then, people);
        driver.left(campaign, people, then.plus(Duration.ofMinutes(1)));
        driver.sayNo(people.subList(0, many), then.plus(Duration.ofMinutes(2)));
        return run;
    }

    private boolean isPaused(String journey) {
        return controls.list().stream()
                .anyMatch(each -> each.scope() == Scope.JOURNEY && each.name().equals(journey) && each.paused());
    }
}
