package io.wayline.campaign.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.audience.enrolment.Enrolment;
import io.wayline.campaign.CampaignDriver;
import io.wayline.experiment.ExperimentRecords;
import io.wayline.experiment.lift.Lift;
import io.wayline.journey.EngineDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/** What came of a run, and who is behind each number. */
@DatabaseTest
class RunResultsTests {

    private static final String TRIAL = "trial-offer";

    @Autowired
    RunResults results;

    @Autowired
    LatelyResults lately;

    @Autowired
    RunPeople people;

    @Autowired
    ExperimentRecords experiments;

    @Autowired
    CampaignDriver driver;

    @Autowired
    EngineDriver engine;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount statements;

    private final String campaign = "c-" + Letters.some();
    private Instant then = Instant.EPOCH;

    @BeforeEach
    void someTimeAgo() {
        then = clock.instant().minus(Duration.ofDays(5));
    }

    @AfterEach
    void noTrial() {
        engine.forgetsDrawings();
    }

    @Test
    void everybodyHasOneFateAndTheReasonsAddUp() {
        var all = driver.people(10);
        var run = driver.ran(campaign, then, all);
        driver.left(campaign, all.subList(0, 4), after(1));
        driver.mail(campaign, all.subList(4, 5), "PENDING", null, after(1));
        driver.mail(campaign, all.subList(5, 7), "SUPPRESSED", "no-consent", after(1));
        driver.mail(campaign, all.subList(7, 8), "FAILED", null, after(1));
        driver.mail(campaign, all.subList(8, 9), "EXPIRED", "expired", after(1));

        var figures = results.of(run);

        assertThat(figures.of(Outcome.INVITED)).isEqualTo(10);
        assertThat(figures.of(Outcome.LEFT)).isEqualTo(4);
        assertThat(figures.of(Outcome.WAITING)).isEqualTo(1);
        assertThat(figures.of(Outcome.NOT_SENT)).isEqualTo(4);
        assertThat(figures.of(Outcome.NO_MAIL)).isEqualTo(1);
        assertThat(figures.of(Outcome.BOUNCED)).isEqualTo(1);
        assertThat(figures.reasons()).isEqualTo(Map.of("no-consent", 2L, "failed", 1L, "expired", 1L));
        assertThat(who(run, Outcome.NOT_SENT, "no-consent")).containsExactlyInAnyOrderElementsOf(all.subList(5, 7));
        assertThat(who(run, Outcome.LEFT, null)).containsExactlyInAnyOrderElementsOf(all.subList(0, 4));
        assertThat(who(run, Outcome.NO_MAIL, null)).containsExactly(all.get(9));
    }

    /** Somebody to whom one mail left and another did not has got a mail. */
    @Test
    void whoGotOneMailIsNotAmongThoseWhoGotNone() {
        var all = driver.people(1);
        var run = driver.ran(campaign, then, all);
        driver.left(campaign, all, after(1));
        driver.mail(campaign, all, "SUPPRESSED", "too-many", after(2));

        var figures = results.of(run);

        assertThat(figures.of(Outcome.LEFT)).isEqualTo(1);
        assertThat(figures.of(Outcome.NOT_SENT)).isZero();
        assertThat(figures.reasons()).isEmpty();
    }

    @Test
    void whatFollowsIsLaidAtItsDoorOnlyAfterAMailLeftAndWithinTheSpan() {
        var all = driver.people(6);
        var run = driver.ran(campaign, then.minus(Duration.ofDays(20)), all);
        driver.left(campaign, all.subList(0, 3), after(-20 * 24 + 1));
        driver.sayNo(all.subList(0, 1), after(-20 * 24 + 2));
        driver.sayNo(all.subList(1, 2), then);
        // without a mail it is no answer to one
        driver.sayNo(all.subList(4, 5), after(-20 * 24 + 2));
        driver.complain(all.subList(2, 3), after(-19 * 24));
        driver.complain(all.subList(4, 5), after(-19 * 24));
        driver.order(all.subList(0, 2), after(-10 * 24));
        driver.order(all.subList(3, 4), after(-30 * 24));

        var figures = results.of(run);

        assertThat(figures.of(Outcome.UNSUBSCRIBED)).as("the other one said it 20 days later").isEqualTo(1);
        assertThat(figures.of(Outcome.COMPLAINED)).isEqualTo(1);
        assertThat(figures.of(Outcome.BOUGHT)).as("whoever ordered before does not count").isEqualTo(2);
        assertThat(who(run, Outcome.UNSUBSCRIBED, null)).containsExactly(all.get(0));
        assertThat(who(run, Outcome.COMPLAINED, null)).containsExactly(all.get(2));
        assertThat(who(run, Outcome.BOUGHT, null)).containsExactlyInAnyOrderElementsOf(all.subList(0, 2));
    }

    @Test
    void aMailBelongsToTheRunThatInvitedLastBeforeIt() {
        var all = driver.people(2);
        var first = driver.ran(campaign, then, all);
        driver.left(campaign, all, after(1));
        var second = driver.ran(campaign, after(48), all);
        driver.mail(campaign, all.subList(0, 1), "SUPPRESSED", "too-many", after(49));

        assertThat(results.of(first).of(Outcome.LEFT)).isEqualTo(2);
        assertThat(results.of(second).of(Outcome.LEFT)).isZero();
        assertThat(results.of(second).reasons()).isEqualTo(Map.of("too-many", 1L));
        assertThat(results.of(second).of(Outcome.NO_MAIL)).isEqualTo(1);
    }

    @Test
    void mailsOfOtherJourneysAreNotItsOwn() {
        var all = driver.people(1);
        var run = driver.ran(campaign, then, all);
        driver.left("another-" + campaign, all, after(1));

        assertThat(results.of(run).of(Outcome.NO_MAIL)).isEqualTo(1);
    }

    @Test
    void peopleComePageByPageEachOnce() {
        var all = driver.people(7);
        var run = driver.ran(campaign, then, all);

        var first = people.page(run, Outcome.INVITED, null, null, 5);
        var second = people.page(run, Outcome.INVITED, null, first.next(), 5);

        assertThat(first.total()).isEqualTo(7);
        assertThat(first.items()).hasSize(5);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isNull();
        var seen = new ArrayList<>(first.items());
        seen.addAll(second.items());
        assertThat(seen.stream().map(each -> each.customer().value())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatARunCostsDoesNotHangOnHowManyWereInvited() {
        var few = driver.ran(campaign, then, driver.people(3));
        var many = driver.ran(campaign, after(1), driver.people(300));

        // what the node knows of journeys is read anew now and then
        results.of(few);

        assertThat(cost(many)).isEqualTo(cost(few)).isLessThanOrEqualTo(3);
    }

    private int cost(Enrolment run) {
        statements.start();
        results.of(run);
        return statements.statements();
    }

    @Test
    void latelyCountsAllRunsButTestsAndNothingFromBefore() {
        var all = driver.people(8);
        driver.ran(campaign, then, all.subList(0, 4));
        driver.tested(campaign, then, all.subList(4, 6));
        driver.ran(campaign, then.minus(Duration.ofDays(30)), all.subList(6, 8));
        driver.left(campaign, all.subList(0, 3), after(1));
        driver.mail(campaign, all.subList(3, 4), "FAILED", null, after(1));
        driver.left(campaign, all.subList(4, 8), after(1));
        driver.sayNo(all.subList(0, 1), after(2));
        driver.sayNo(all.subList(4, 5), after(2));
        driver.complain(all.subList(1, 2), after(2));

        assertThat(lately.of(campaign, null)).isEqualTo(new LatelyFigures(3, 1, 1, 1));
        assertThat(lately.of(campaign, after(3))).isEqualTo(new LatelyFigures(0, 0, 0, 0));
    }

    @Test
    void theLiftHoldsInvitedAgainstHeldOutAndTestPeopleCountForNeither() {
        engine.draws("trial-offer.bpmn");
        var longAgo = clock.instant().minus(Duration.ofDays(100));
        var invited = driver.people(400);
        var held = driver.people(400);
        var tested = driver.people(5);
        driver.tested(TRIAL, longAgo.minus(Duration.ofDays(1)), tested);
        var all = new ArrayList<>(invited);
        all.addAll(held);
        all.addAll(tested);
        var run = driver.ran(TRIAL, longAgo, all);
        driver.variant(TRIAL, invited, "offer", longAgo);
        driver.variant(TRIAL, held, "holdout", longAgo);
        driver.variant(TRIAL, tested, "offer", longAgo);
        driver.order(invited.subList(0, 80), longAgo.plus(Duration.ofDays(2)));
        driver.order(held.subList(0, 20), longAgo.plus(Duration.ofDays(2)));
        driver.order(tested, longAgo.plus(Duration.ofDays(2)));

        var lift = results.lift(run).orElseThrow();

        assertThat(lift.holdout().measured()).isEqualTo(400);
        assertThat(lift.holdout().returned()).isEqualTo(20);
        assertThat(lift.everybody().counts().measured()).as("without the test group").isEqualTo(400);
        assertThat(lift.everybody().counts().returned()).isEqualTo(80);
        assertThat(lift.everybody().says()).as("nobody said beforehand how many it takes").isEqualTo(Lift.Says.UNPLANNED);
        assertThat(lift.everybody().difference()).isNotNull();
        assertThat(lift.everybody().difference().low()).isPositive();
        assertThat(lift.tiers()).extracting(RunResults.RunLift.Line::tier).containsExactly("-");
        assertThat(results.of(run).of(Outcome.HELD_OUT)).isEqualTo(400);
        assertThat(experiments.returns(TRIAL, 60).stream()
                        .filter(each -> each.variant().equals("offer"))
                        .findFirst()
                        .orElseThrow()
                        .given())
                .as("of the experiment, too")
                .isEqualTo(400);
        driver.forget(TRIAL);
    }

    private List<String> who(Enrolment run, Outcome outcome, String reason) {
        return people.page(run, outcome, reason, null, 100).items().stream()
                .map(each -> each.customer().value())
                .toList();
    }

    private Instant after(int hours) {
        return then.plus(Duration.ofHours(hours));
    }
}
