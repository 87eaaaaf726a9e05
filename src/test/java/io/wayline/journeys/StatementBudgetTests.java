package io.wayline.journeys;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.staff.Accounts;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a customer costs in SQL statements, all features together. A count and no time, so it cannot flicker: when it
 * grows, the failure names the statements, and somebody decides whether they are worth it.
 */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=statement-budget")
class StatementBudgetTests {

    /**
     * Event in, customer, the words they are found by, a look at who else has the mail address, timeline; journey started,
     * assess, make new, write the mail, plan, fork, wait. The first steps are taken with the event: as a job of their own
     * they cost 17 more. The plan costs seven: what it looks at and decides are variables, its newest version is looked up
     * twice, and that it was taken is kept. Four are the wait's: it has a time beside the event, so the engine keeps a
     * timer, a scope for both, and that the scope was entered. One is the variable {@code openComplaints} that the step
     * sets since there are complaints. All numbers here are measured, not wished for.
     */
    private static final int REGISTRATION = 63;

    /**
     * One mail out, the claim of its batch and the row in the embedded inbox included. The hand-over and the answer are
     * one each; the second look at the customers' consent is one for the batch.
     */
    private static final int DELIVERY = 8;

    /** Lock the row, look up the person's queues, take it and its call, read it as it is then. */
    private static final int CLAIM = 5;

    /** The engine's own are 21; ours lock the row, find the form, keep the answers, end the row, drop drafts, tell the timeline. */
    private static final int COMPLETION = 27;

    @Autowired
    EventsDriver events;

    @Autowired
    TaskJourney desk;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    SqlCount sql;

    @BeforeEach
    void everythingHasRunOnce() {
        registers("warm-" + UUID.randomUUID());
        journey.stepsRun();
        dispatch.deliverDue();
    }

    @Test
    void aRegistrationUpToTheFirstWaitCostsNoMoreThanItDid() {
        sql.start();

        registers("anna-" + UUID.randomUUID());

        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(REGISTRATION);
    }

    @Test
    void aMailCostsNoMoreThanItDid() {
        registers("anna-" + UUID.randomUUID());
        journey.stepsRun();
        sql.start();

        dispatch.deliverDue();

        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(DELIVERY);
    }

    @Test
    void aReferenceOfOrdinaryShapeCostsNothingAndAnyOtherOneStatement() {
        engine.draws("about-orders.bpmn");
        startedBy("SO-26-118466");
        // whether such a word was published is looked up every two seconds at most
        startedBy("#1000");

        var ordinary = startedBy("SO-26-118467");
        assertThat(sql.asTable()).doesNotContain("journey_reference");
        assertThat(startedBy("#1001") - ordinary).as(sql::asTable).isEqualTo(1);

        engine.forgetsDrawings();
    }

    private int startedBy(String order) {
        var customer = "anna-" + UUID.randomUUID();
        events.sendHistory("customer.registered", customer, Map.of("email", customer + "@example.com"));
        events.handleAll();
        events.send("test.ordered", customer, Map.of("orderRef", order));
        sql.start();
        events.handleAll();
        return sql.statements();
    }

    @Test
    void aTaskThatComesUpCostsOneStatementOfOurs() {
        var key = desk.drawn("customer-care", 50, "PT4H");
        sql.start();

        desk.comesTo(key);

        assertThat(sql.asTable().lines().filter(line -> line.contains("work_item")))
                .as(sql::asTable)
                .singleElement()
                .asString()
                .startsWith("  1  insert into work_item");
        desk.forget();
    }

    @Test
    void aTaskIsClaimedAndCompletedForNoMoreThanItWas() {
        var id = desk.comesTo(desk.drawn("customer-care", 50, "PT4H")).getId();
        var lin = accounts.find("lin").orElseThrow();
        sql.start();
        var version = tasks.claim(id, lin).version();
        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(CLAIM);

        sql.start();
        tasks.complete(id, Map.of("outcome", JsonMapper.shared().valueToTree("reached")), version, lin);
        assertThat(sql.statements()).as(sql::asTable).isLessThanOrEqualTo(COMPLETION);
        desk.forget();
    }

    private void registers(String customer) {
        events.send("customer.registered", customer, Map.of("email", customer + "@example.com", "locale", "en"));
        events.handleAll();
    }
}
