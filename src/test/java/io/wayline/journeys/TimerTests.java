package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.EngineDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Timers of every kind on a clock that the test moves. */
@DatabaseTest
class TimerTests {

    private static final String REMINDER = "onboarding-welcome";

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    ManagementService jobs;

    @Autowired
    HistoryService history;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void annaIsKnown() {
        journeys.was("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"));
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        engine.forgetsDrawings();
    }

    @Test
    void remindsAsOftenAsItSaysWhileTheTaskStaysOpen() {
        answering()
                .timePasses(Duration.ofHours(3))
                .expectMails()
                .timePasses(Duration.ofHours(1))
                .expectMails(REMINDER)
                .timePasses(Duration.ofHours(19))
                .expectMails(REMINDER, REMINDER)
                .expectTask("Answer")
                .completeWith(Map.of())
                .expectEnded("Answered");
    }

    @Test
    void endsTheTaskWhenItsTimeIsOver() {
        answering()
                .timePasses(Duration.ofDays(1))
                .expectMails(REMINDER, REMINDER)
                .expectEnded("Too late");
    }

    @Test
    void remindsNobodyWhoHasAnswered() {
        answering()
                .completeWith(Map.of())
                .expectEnded("Answered")
                .timePasses(Duration.ofDays(2))
                .expectMails();
    }

    @Test
    void anEventThatComesBeforeTheBoundaryTimerFiresWins() {
        var answering = answering();
        var timer = timeout(answering);

        clock.advance(Duration.ofDays(1));
        answering.comes("test.withdrawn", Map.of());

        assertThatThrownBy(() -> jobs.executeJob(timer)).hasMessageContaining("No job found");
        answering.stepsRun().expectEnded("Withdrawn");
    }

    @Test
    void anEventThatComesAfterTheBoundaryTimerHasFiredChangesNothing() {
        var answering = answering();
        var timer = timeout(answering);

        clock.advance(Duration.ofDays(1));
        jobs.executeJob(timer);
        answering.comes("test.withdrawn", Map.of());

        answering.stepsRun().expectEnded("Too late");
    }

    @Test
    void waitsUntilAnInstantAndThenAsLongAsAVariableSaysAgainAndAgain() {
        engine.draws("wait-with-reminders.bpmn");
        var due = clock.instant().plus(Duration.ofDays(3));

        journeys.on("wait-with-reminders", anna)
                .happens("test.sent", Map.of("due", due.toString(), "patience", "P2D"))
                .expectAt("Time to ask")
                .timePasses(Duration.ofDays(3))
                .expectAt("What comes first?")
                .timePasses(Duration.ofDays(5))
                .expectMails(REMINDER, REMINDER)
                .happens("test.replied")
                .expectEnded("Replied");
    }

    @Test
    void seesEachTimersOwnTimeHoweverFarTheClockIsMoved() {
        engine.draws("wait-with-reminders.bpmn");
        var start = clock.instant();
        var due = start.plus(Duration.ofDays(3));

        journeys.on("wait-with-reminders", anna)
                .happens("test.sent", Map.of("due", due.toString(), "patience", "P1D"))
                .timePasses(Duration.ofDays(6));

        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("Event_Patience")
                        .finished()
                        .orderByHistoricActivityInstanceEndTime()
                        .asc()
                        .list())
                .extracting(passed ->
                        Duration.between(start, passed.getEndTime().toInstant()).toHours())
                .containsExactly(96L, 120L, 144L);
    }

    @Test
    void aTimeThatNobodyCanReadIsAnIncidentThatSaysWhatHelps() {
        engine.draws("wait-with-reminders.bpmn");

        var waiting = journeys.on("wait-with-reminders", anna)
                .happens("test.sent", Map.of("due", "tomorrow", "patience", "P2D"));

        var failed = jobs.createJobQuery()
                .processDefinitionKey("wait-with-reminders")
                .singleResult();
        assertThat(failed.getRetries()).isZero();
        assertThat(failed.getExceptionMessage()).contains("“tomorrow”", "write it such as PT4H or P7D");
        assertThatThrownBy(() -> waiting.expectEnded("Replied"))
                .hasMessageContaining("Offer sent")
                .hasMessageContaining("0 tries left");
    }

    @Test
    void startsEveryNightAtThreeInTheZoneThatItNames() {
        clock.set(Instant.parse("2031-03-01T12:00:00Z"));
        engine.draws("every-night.bpmn");

        engine.timePasses(Duration.ofDays(2));

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("every-night")
                        .orderByProcessInstanceStartTime()
                        .asc()
                        .list())
                .extracting(night -> night.getStartTime().toInstant())
                .containsExactly(Instant.parse("2031-03-01T19:00:00Z"), Instant.parse("2031-03-02T19:00:00Z"));
    }

    @Test
    void aNewVersionTakesOverTheTimerOfTheOldOne() {
        engine.draws("every-night.bpmn");
        var old = onlyStart();

        engine.draws("every-night.bpmn");

        assertThat(onlyStart()).isNotEqualTo(old);
        engine.timePasses(Duration.ofDays(1));
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("every-night")
                        .list())
                .singleElement()
                .satisfies(
                        night -> assertThat(night.getProcessDefinitionVersion()).isEqualTo(2));
    }

    private Walk answering() {
        engine.draws("task-with-timers.bpmn");
        return journeys.on("task-with-timers", anna).happens("test.asked").expectTask("Answer");
    }

    private String timeout(Walk answering) {
        answering.expectAt("Answer");
        return jobs.createJobQuery()
                .processDefinitionKey("task-with-timers")
                .activityId("BoundaryEvent_TooLate")
                .singleResult()
                .getId();
    }

    private String onlyStart() {
        return jobs.createJobQuery()
                .processDefinitionKey("every-night")
                .singleResult()
                .getProcessDefinitionId();
    }
}
