package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.EngineDriver;
import io.wayline.journey.schedule.Run;
import io.wayline.journey.schedule.Run.How;
import io.wayline.journey.schedule.Schedule;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SecondNode;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Campaigns that were due while the server was down, and what is kept of each moment. */
@DatabaseTest
@QuietDatabase
class MissedCampaignTests {

    @Autowired
    ApplicationContext first;

    @Autowired
    EngineDriver engine;

    @Autowired
    Schedule schedule;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

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
    void hoursOnTimeAreOneRunForEachDay() {
        itIs("2031-03-04T12:30:00Z", "birthday");

        engine.timePasses(Duration.ofHours(24));

        assertThat(runs("birthday"))
                .as("the day in Shanghai ends at 16:00")
                .extracting(Run::how, Run::times, Run::due)
                .containsExactly(
                        tuple(How.ON_TIME, 21, at("2031-03-05T12:00:00Z")),
                        tuple(How.ON_TIME, 3, at("2031-03-04T15:00:00Z")));
        assertThat(begun("birthday")).isEqualTo(24);
    }

    @Test
    void nightsThatWereMissedAreMadeUpForOnce() {
        itIs("2031-03-01T12:00:00Z", "churn-watch");

        isBackAt("2031-03-04T07:00:00Z");

        assertThat(runs("churn-watch")).singleElement().satisfies(run -> {
            assertThat(run.how()).isEqualTo(How.LATE);
            assertThat(run.due()).isEqualTo(at("2031-03-03T19:00:00Z"));
            assertThat(run.ranAt()).isEqualTo(at("2031-03-04T07:00:00Z"));
            assertThat(run.missed()).isEqualTo(2);
            assertThat(run.missedSince()).isEqualTo(at("2031-03-01T19:00:00Z"));
        });
        assertThat(begun("churn-watch")).isOne();

        engine.timePasses(Duration.ofHours(13));
        assertThat(runs("churn-watch")).extracting(Run::how).containsExactly(How.ON_TIME, How.LATE);
    }

    @Test
    void newsWithinADayGoesOutLate() {
        itIs("2031-03-03T12:00:00Z", "monthly-news");

        isBackAt("2031-03-05T01:59:00Z");

        assertThat(runs("monthly-news")).extracting(Run::how).containsExactly(How.LATE);
        assertThat(begun("monthly-news")).isOne();
    }

    @Test
    void newsThatIsOlderThanADayIsSkippedAndTheNextIsNot() {
        itIs("2031-03-03T12:00:00Z", "monthly-news");

        isBackAt("2031-03-05T02:01:00Z");

        assertThat(runs("monthly-news")).singleElement().satisfies(run -> {
            assertThat(run.how()).isEqualTo(How.SKIPPED);
            assertThat(run.due()).isEqualTo(at("2031-03-04T02:00:00Z"));
            assertThat(run.instance()).isNull();
        });
        assertThat(begun("monthly-news")).isZero();

        engine.timePasses(Duration.ofDays(28));
        assertThat(runs("monthly-news")).extracting(Run::how).containsExactly(How.ON_TIME, How.SKIPPED);
        assertThat(begun("monthly-news")).isOne();
    }

    @Test
    void theFirstWorkingDayIsMadeUpForOnALaterOne() {
        itIs("2026-09-30T12:00:00Z", "key-customers");

        isBackAt("2026-10-11T02:00:00Z");

        assertThat(runs("key-customers")).singleElement().satisfies(run -> {
            assertThat(run.how()).isEqualTo(How.LATE);
            assertThat(run.due()).as("after the holidays").isEqualTo(at("2026-10-08T01:00:00Z"));
            assertThat(run.missed())
                    .as("on the other mornings there was nothing to do")
                    .isZero();
        });
        assertThat(ended("key-customers")).containsExactly("EndEvent_Invited");
    }

    @Test
    void aFeastIsGreetedOnItsEveOrNotAtAll() {
        itIs("2026-09-29T12:00:00Z", "seasonal");
        isBackAt("2026-09-30T13:59:00Z");
        assertThat(runs("seasonal")).extracting(Run::how).containsExactly(How.LATE);
        assertThat(ended("seasonal")).containsExactly("EndEvent_Invited");

        itIs("2026-09-29T12:00:00Z", "seasonal");
        isBackAt("2026-10-02T02:01:00Z");
        assertThat(runs("seasonal")).singleElement().satisfies(run -> {
            assertThat(run.how()).isEqualTo(How.SKIPPED);
            assertThat(run.due()).isEqualTo(at("2026-09-30T02:00:00Z"));
        });
        assertThat(begun("seasonal")).isZero();
    }

    @Test
    void aMorningWithNothingToDoIsKnownButNotShown() {
        itIs("2026-11-16T12:00:00Z", "seasonal");

        engine.timePasses(Duration.ofDays(2));

        assertThat(runs("seasonal")).hasSize(2).allMatch(Run::idle);
        assertThat(schedule.ran(at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z")))
                .isEmpty();
        assertThat(schedule.last("seasonal")).isEmpty();
    }

    @Test
    void ofTwoNodesThatComeBackTogetherOneMakesUpForIt() {
        try (var second = new SecondNode(first)) {
            itIs("2031-03-01T12:00:00Z", "churn-watch");
            clock.set(at("2031-03-04T07:00:00Z"));
            var due = jobs.createJobQuery()
                    .processDefinitionKey("churn-watch")
                    .executable()
                    .singleResult()
                    .getId();

            var there = second.begins(() -> takes(second.get(ManagementService.class), due));
            var here = takes(jobs, due);

            assertThat(List.of(here, SecondNode.result(there))).containsOnlyOnce(true);
        }

        assertThat(runs("churn-watch")).extracting(Run::how).containsExactly(How.LATE);
        engine.allRuns();
        assertThat(begun("churn-watch")).isOne();
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
        clock.set(at(moment));
        for (var instance : history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(timer)
                .list()) {
            history.deleteHistoricProcessInstance(instance.getId());
        }
        nothingRan();
        engine.timerGoes(timer);
    }

    /** Nobody was there, and now somebody is: what is due is done as a node does it that begins. */
    private void isBackAt(String moment) {
        clock.set(at(moment));
        engine.allRuns();
    }

    private List<Run> runs(String timer) {
        return schedule.runs(timer, null, 50).items();
    }

    private long begun(String timer) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(timer)
                .count();
    }

    private List<String> ended(String timer) {
        return history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(timer)
                        .singleResult()
                        .getProcessDefinitionId())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(end -> end.getActivityId())
                .toList();
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }
}
