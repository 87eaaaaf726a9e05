package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.journey.EngineDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Campaigns that timers begin, on the company's clock in Shanghai. */
@DatabaseTest
@QuietDatabase
class CampaignTimerTests {

    @Autowired
    ApplicationContext first;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    AudienceDriver audience;

    @Autowired
    Customers customers;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void nobodyWasInvitedOrLookedAt() {
        for (var table : List.of("enrolment_member", "enrolment", "segment_member", "segment_watch", "segment_move")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @AfterEach
    void theTimersRest() {
        engine.timersRest();
    }

    @Test
    void whoWentQuietIsNoticedAtThreeInTheMorningAndOnlyOnce() {
        itIs("2031-03-01T12:00:00Z", "churn-watch");
        registers("Asia/Shanghai");
        orders("1", 120);
        orders("2", 110);

        engine.timePasses(Duration.ofDays(2));
        audience.turns(1);
        engine.allRuns();

        assertThat(starts("churn-watch"))
                .containsExactly(Instant.parse("2031-03-01T19:00:00Z"), Instant.parse("2031-03-02T19:00:00Z"));
        assertThat(audience.subjects("customer.at-risk", "at-risk").stream().filter(anna::equals))
                .hasSize(1);
        assertThat(lifecycle()).as("win-back has begun").isEqualTo(Lifecycle.AT_RISK);
    }

    @Test
    void whoIsSilentForOverAYearIsLetGoWithoutAJourney() {
        itIs("2031-03-01T12:00:00Z", "churn-watch");
        registers("Asia/Shanghai");
        orders("1", 365);

        aNightPasses();
        assertThat(lifecycle())
                .as("a year and a day counts from the day of the order")
                .isEqualTo(Lifecycle.CHURNED);
        assertThat(journey.story(anna))
                .filteredOn("lifecycle-moved"::equals)
                .as("became active, and was let go")
                .hasSize(2);
        assertThat(audience.subjects("customer.at-risk", "at-risk")).doesNotContain(anna);

        journey.happens("order.placed", anna, order("2", 0));
        assertThat(lifecycle()).isEqualTo(Lifecycle.WON_BACK);
    }

    @Test
    void nobodyIsLetGoWhileTheyComplain() {
        itIs("2031-03-01T12:00:00Z", "churn-watch");
        registers("Asia/Shanghai");
        orders("1", 400);
        journey.happens(
                "complaint.received",
                anna,
                Map.of("complaintRef", "CP-" + anna, "category", "delivery", "text", "It came late."));

        aNightPasses();
        assertThat(lifecycle()).isEqualTo(Lifecycle.ACTIVE);

        journey.happens("complaint.withdrawn", anna, Map.of("complaintRef", "CP-" + anna));
        aNightPasses();
        assertThat(lifecycle()).isEqualTo(Lifecycle.CHURNED);
    }

    @Test
    void whoIsOnWinBackIsLeftToIt() {
        itIs("2031-03-01T12:00:00Z", "churn-watch");
        registers("Asia/Shanghai");
        orders("1", 360);
        jdbc.sql("""
                        insert into experiment_variant (experiment, customer_id, variant, given_at, mixed)
                        values ('win-back', ?, 'holdout', current_timestamp, false)""").param(id()).update();
        journey.happens("customer.at-risk", anna, Map.of());

        engine.timePasses(Duration.ofDays(10));
        audience.turns(1);
        assertThat(lifecycle()).isEqualTo(Lifecycle.AT_RISK);

        engine.timePasses(Duration.ofDays(50));
        aNightPasses();
        assertThat(lifecycle()).as("held out, and not back").isEqualTo(Lifecycle.CHURNED);
    }

    @Test
    void aBirthdayIsInvitedAtNineByTheCustomersOwnClock() {
        itIs("2031-03-04T12:30:00Z", "birthday");
        registers("Europe/Berlin");

        engine.timePasses(Duration.ofDays(2));

        assertThat(runs()).containsExactly("birthday > birthday-greeting 2031-03-05T08:00:00Z");
    }

    @Test
    void anHourInWhichNobodyHasABirthdayLeavesNoRun() {
        itIs("2031-03-04T12:30:00Z", "birthday");
        jdbc.sql("update customer set birthday = null").update();

        engine.timePasses(Duration.ofHours(3));

        assertThat(starts("birthday")).hasSize(3);
        assertThat(jdbc.sql("select count(*) from enrolment").query(Long.class).single())
                .isZero();
    }

    @Test
    void aFeastIsGreetedTheDayBeforeAndNoOtherDay() {
        itIs("2026-09-20T00:00:00Z", "seasonal");
        registers("Asia/Shanghai");
        orders("1", 20);

        engine.timePasses(Duration.ofDays(12));

        assertThat(runs())
                .containsExactly(
                        "seasonal > seasonal-greeting 2026-09-24T02:00:00Z",
                        "seasonal > seasonal-greeting 2026-09-30T02:00:00Z");
    }

    @Test
    void keyCustomersAreVisitedFromTheFirstWorkingDayOfAQuarter() {
        itIs("2026-09-30T12:00:00Z", "key-customers");
        registers("Asia/Shanghai");
        isOfTierA();

        engine.timePasses(Duration.ofDays(20));

        assertThat(runs())
                .as("the first seven days of October are off")
                .containsExactly("key-customers > key-customer-visit 2026-10-08T01:00:00Z");
    }

    @Test
    void nobodyIsVisitedWhileTheCalendarDoesNotKnowTheYear() {
        itIs("2039-12-31T12:00:00Z", "key-customers");
        registers("Asia/Shanghai");
        isOfTierA();

        engine.timePasses(Duration.ofDays(20));

        assertThat(runs()).isEmpty();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_CalendarIncomplete")
                        .count())
                .isEqualTo(12);
    }

    @Test
    void theNewsComesOnTheFirstTuesdayOfTheMonth() {
        itIs("2031-03-01T12:00:00Z", "monthly-news");
        registers("Asia/Shanghai");
        jdbc.sql("update customer set lifecycle = 'ACTIVE' where ref = ?")
                .param(anna)
                .update();

        engine.timePasses(Duration.ofDays(40));

        assertThat(runs())
                .containsExactly(
                        "monthly-news > monthly-news-mail 2031-03-04T02:00:00Z",
                        "monthly-news > monthly-news-mail 2031-04-01T02:00:00Z");
    }

    @Test
    void ofTwoNodesOneRunsIt() {
        try (var second = new SecondNode(first)) {
            itIs("2031-03-03T12:00:00Z", "monthly-news");
            registers("Asia/Shanghai");
            jdbc.sql("update customer set lifecycle = 'ACTIVE' where ref = ?")
                    .param(anna)
                    .update();
            clock.set(Instant.parse("2031-03-04T02:00:00Z"));
            var due = jobs.createJobQuery()
                    .processDefinitionKey("monthly-news")
                    .executable()
                    .singleResult()
                    .getId();

            var there = second.begins(() -> takes(second.get(ManagementService.class), due));
            var here = takes(jobs, due);

            assertThat(List.of(here, SecondNode.result(there)))
                    .as("the other one found it done, or lost")
                    .containsOnlyOnce(true);
            second.does(() -> {
                second.get(EngineDriver.class).allRuns();
                return null;
            });
            engine.allRuns();
        }

        assertThat(runs()).containsExactly("monthly-news > monthly-news-mail 2031-03-04T02:00:00Z");
    }

    private static boolean takes(ManagementService node, String job) {
        try {
            node.executeJob(job);
            return true;
        } catch (RuntimeException other) {
            return false;
        }
    }

    private void itIs(String moment, String timer) {
        clock.set(Instant.parse(moment));
        for (var instance : instances(timer)) {
            history.deleteHistoricProcessInstance(instance.getId());
        }
        engine.timerGoes(timer);
    }

    private void registers(String zone) {
        journey.was(
                "customer.registered",
                anna,
                Map.of(
                        "email",
                        anna + "@example.com",
                        "locale",
                        "en",
                        "zone",
                        zone,
                        "birthday",
                        "1990-03-05",
                        "consents",
                        List.of(Map.of("purpose", "marketing", "channel", "email"))));
    }

    private void aNightPasses() {
        engine.timePasses(Duration.ofDays(1));
        audience.turns(1);
        engine.allRuns();
    }

    private Lifecycle lifecycle() {
        return customers.get(new CustomerRef(anna)).lifecycle();
    }

    private String id() {
        return customers.get(new CustomerRef(anna)).id().value();
    }

    private void orders(String ref, int daysAgo) {
        journey.was("order.placed", anna, order(ref, daysAgo));
    }

    private Map<String, String> order(String ref, int daysAgo) {
        return Map.of(
                "orderRef",
                anna + "-" + ref,
                "amount",
                "120.00",
                "currency",
                "CNY",
                "placedAt",
                clock.instant().minus(Duration.ofDays(daysAgo)).toString());
    }

    private void isOfTierA() {
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, 'A', 'key', 1, 298, 20000, 1, current_timestamp, 0)""").param(id()).update();
    }

    private List<Instant> starts(String timer) {
        return instances(timer).stream()
                .map(instance -> instance.getStartTime().toInstant())
                .toList();
    }

    private List<HistoricProcessInstance> instances(String timer) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(timer)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
    }

    /** The runs that she is in, the oldest first. */
    private List<String> runs() {
        return jdbc.sql("""
                        select e.segment, e.campaign, e.asked_at from enrolment e
                        join enrolment_member m on m.enrolment = e.ref
                        join customer c on c.id = m.customer_id where c.ref = ? order by e.asked_at""")
                .param(anna)
                .query((row, number) -> row.getString(1) + " > " + row.getString(2) + " "
                        + row.getObject(3, OffsetDateTime.class).toInstant())
                .list();
    }
}
