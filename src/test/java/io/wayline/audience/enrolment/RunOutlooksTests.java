package io.wayline.audience.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.audience.segment.Segment;
import io.wayline.journey.EngineDriver;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class RunOutlooksTests {

    private static final String VISIT = "key-customer-visit";

    @Autowired
    RunOutlooks outlooks;

    @Autowired
    Enrolments enrolments;

    @Autowired
    EnrolmentRetention retention;

    @Autowired
    AudienceDriver driver;

    @Autowired
    EngineDriver engine;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void threeAreTaggedAndACampaignIsDrawn() {
        now = clock.instant();
        engine.draws("greeting.bpmn");
        driver.is("anna-" + tag, tag, "email", "anna-%s@example.com".formatted(tag));
        driver.is("ben-" + tag, tag);
        driver.is("wang-" + tag, tag);
    }

    @AfterEach
    void theCampaignIsOver() {
        engine.forgetsDrawings();
        clock.set(now);
        jdbc.sql("delete from work_item where instance_id like ?")
                .param(tag + "%")
                .update();
        jdbc.sql("delete from journey_instance where id like ?")
                .param(tag + "%")
                .update();
    }

    @Test
    void saysHowManyWhyNotTheOthersAndWhenTheLastHasHadTheirTurn() {
        var outlook = outlooks.of(segment().key(), "greeting", new Pace(1, null, null, false), null);

        assertThat(outlook.customers()).isEqualTo(3);
        assertThat(outlook.audience().mailable()).isZero();
        assertThat(outlook.audience().obstacles())
                .extracting(each -> each.key() + " " + each.customers())
                .contains("no-address 2");
        assertThat(outlook.begins()).isNotNull();
        assertThat(outlook.done()).isEqualTo(outlook.begins().plus(Duration.ofMinutes(2)));
        assertThat(outlooks.of(segment().key(), "greeting", Pace.FREE, 2).customers())
                .as("at the most two")
                .isEqualTo(2);
    }

    @Test
    void aJourneyWithoutTasksCostsColleaguesNothing() {
        var outlook = outlooks.of(segment().key(), "greeting", Pace.FREE, null);

        assertThat(outlook.effort()).isNotNull();
        assertThat(outlook.effort().places()).isZero();
        assertThat(outlook.most()).isZero();
    }

    @Test
    void whatItCostsColleaguesIsReckonedFromThoseWhoWentItLately() {
        // of a journey of the product that other tests go too: what they did is taken into account
        var before = outlooks.of(segment().key(), VISIT, Pace.FREE, null).effort();
        way("a", now.minus(Duration.ofDays(3)), true, 2);
        way("b", now.minus(Duration.ofDays(2)), true, 1);
        way("c", now.minus(Duration.ofDays(1)), false, 1);
        way("d", now.minus(Duration.ofDays(200)), true, 1);

        var outlook = outlooks.of(segment().key(), VISIT, Pace.FREE, null);

        assertThat(outlook.effort().places()).isPositive();
        assertThat(outlook.effort().ways() - before.ways()).isEqualTo(2);
        assertThat(outlook.effort().tasks() - before.tasks()).isEqualTo(3);
        assertThat(outlook.tasks()).isEqualTo((long)
                Math.ceil(3.0 * outlook.effort().tasks() / outlook.effort().ways()));
    }

    @Test
    void whileNoJourneyIsChosenNobodyKnowsWhatItCosts() {
        assertThat(outlooks.of(segment().key(), "", Pace.FREE, null).effort()).isNull();
    }

    @Test
    void aRunKeepsHowManyWereAskedForAtTheMost() {
        var run = begin(segment(), 2);

        assertThat(run.most()).isEqualTo(2);
        assertThat(run.total()).isEqualTo(2);
        assertThat(begin(segment(), null).most()).isNull();
    }

    @Test
    void whoWasInARunIsForgottenLongAfterItsEndAndItsFiguresStay() {
        var run = begin(segment(), null);
        var open = begin(segment(), null);
        enrolments.stop(run.ref(), "tang", "Enough for a test");

        clock.set(now.plus(Duration.ofDays(399)));
        retention.turn();
        assertThat(members(run)).isEqualTo(3);

        clock.set(now.plus(Duration.ofDays(401)));
        retention.turn();
        retention.turn();
        assertThat(members(run)).isZero();
        assertThat(members(open)).as("it has no end yet").isEqualTo(3);
        assertThat(enrolments.get(run.ref()))
                .extracting(Enrolment::total, Enrolment::state)
                .containsExactly(3L, EnrolmentState.STOPPED);
        enrolments.stop(open.ref(), "tang", "The test is over");
    }

    private Segment segment() {
        return driver.segment(driver.tagged(tag));
    }

    private Enrolment begin(Segment segment, Integer most) {
        return enrolments.begin(new Enrolments.Wish(
                segment.key(),
                "greeting",
                new Pace(1, null, null, false),
                most,
                "tang",
                UUID.randomUUID().toString()));
    }

    private long members(Enrolment run) {
        return jdbc.sql("select count(*) from enrolment_member where enrolment = ?")
                .param(run.ref())
                .query(Long.class)
                .single();
    }

    /** Somebody has gone the visit of key customers, with so many tasks. */
    private void way(String name, Instant began, boolean ended, int tasks) {
        var id = tag + name;
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at, ended_at)
                        values (?, ?, 'none', 'none', '', ?, ?)""")
                .params(id, VISIT, RowTime.of(began), ended ? RowTime.of(began) : null)
                .update();
        for (var task = 0; task < tasks; task++) {
            jdbc.sql("""
                            insert into work_item (id, instance_id, definition_id, journey, element, name, customer_id,
                                queue, priority, turn, created_at, state, version)
                            values (?, ?, 'none', ?, 'Task', 'Task', 'none', '', 50, 0, ?, 'DONE', 1)""").params(id + task, id, VISIT, RowTime.of(began)).update();
        }
    }
}
