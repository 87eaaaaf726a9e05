package io.wayline.journey;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What a timer in working time does to a journey, on the calendar that comes with Wayline. */
@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class WorkingTimerTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    @Autowired
    SettableClock clock;

    private String deployment = "";
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void noteTheTime() {
        before = clock.instant();
    }

    /** The clock goes on from where it stood: what nodes remember for seconds would seem fresh for months. */
    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        clock.set(before.plusSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        // the Saturday is worked to make up for the festival
        "WORKING PT8H, 2026-02-13T17:30, 2026-02-14T17:30",
        // over the Spring Festival
        "WORKING PT8H, 2026-02-14T10:00, 2026-02-24T10:00",
        "WORKING P1D,  2026-02-14T10:00, 2026-02-24T10:00",
        "WORKING P2D,  2026-03-06T11:00, 2026-03-10T11:00",
    })
    void waitsInWorkingTime(String written, LocalDateTime begun, LocalDateTime due, CapturedOutput output) {
        var instance = begins(begun, waits(written));

        assertThat(dueOf(instance)).isEqualTo(at(due));
        assertThat(endsAt(at(due).minusSeconds(1), instance)).isEmpty();
        assertThat(endsAt(at(due), instance)).containsExactly("Waited");
        assertThat(output).doesNotContain("knows no holidays");
    }

    @Test
    void takesATaskAwayWhenWorkingTimeIsOver() {
        var instance = begins(
                LocalDateTime.parse("2026-02-13T17:30"),
                started()
                        .userTask("Task_Call")
                        .name("Call")
                        .camundaCandidateGroups("desk")
                        .boundaryEvent("Boundary_Late")
                        .timerWithDuration("WORKING PT8H")
                        .endEvent("End_Late")
                        .name("Too late")
                        .moveToActivity("Task_Call")
                        .endEvent("End_Called")
                        .name("Called")
                        .done());

        var due = at(LocalDateTime.parse("2026-02-14T17:30"));
        assertThat(dueOf(instance)).isEqualTo(due);
        assertThat(endsAt(due, instance)).containsExactly("Too late");
    }

    @Test
    void endsAJourneyWhenTheWorkingTimeOfItsEventSubProcessIsOver() {
        var journey = Drawn.journey("works");
        journey.eventSubProcess("Sub_Late")
                .startEvent("Start_Late")
                .interrupting(true)
                .timerWithDuration("WORKING P1D")
                .endEvent("End_Late")
                .name("Too late");
        var instance = begins(
                LocalDateTime.parse("2026-02-14T10:00"),
                journey.startEvent("Start")
                        .userTask("Task_Call")
                        .name("Call")
                        .camundaCandidateGroups("desk")
                        .endEvent("End_Called")
                        .done());

        var due = at(LocalDateTime.parse("2026-02-24T10:00"));
        assertThat(dueOf(instance)).isEqualTo(due);
        assertThat(endsAt(due, instance)).containsExactly("Too late");
    }

    @Test
    void saysInTheLogWhoseTimerReachesIntoAYearWithoutHolidays(CapturedOutput output) {
        var instance = begins(LocalDateTime.parse("2026-12-31T16:00"), waits("WORKING PT8H"));

        assertThat(dueOf(instance)).isEqualTo(at(LocalDateTime.parse("2027-01-01T16:00")));
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("knows no holidays of [2027]"))
                .singleElement()
                .asString()
                .contains("WARN", instance, "of works:", "2027-01-01T08:00:00Z", "docs/operations.md");
    }

    private static BpmnModelInstance waits(String written) {
        return started()
                .intermediateCatchEvent("Event_Wait")
                .timerWithDuration(written)
                .endEvent("End_Waited")
                .name("Waited")
                .done();
    }

    private static StartEventBuilder started() {
        return Drawn.journey("works").startEvent("Start");
    }

    /** Begun past the events: what nodes remember of journeys is of the time before the clock went back. */
    private String begins(LocalDateTime begun, BpmnModelInstance drawn) {
        clock.set(at(begun));
        deployment = repository
                .createDeployment()
                .addModelInstance("works.bpmn", drawn)
                .deploy()
                .getId();
        var instance = runtime.startProcessInstanceByKey("works").getId();
        stepsRun(instance);
        return instance;
    }

    private Instant dueOf(String instance) {
        return jobs.createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    /** The ends that were reached by that moment. */
    private List<String> endsAt(Instant moment, String instance) {
        clock.set(moment);
        stepsRun(instance);
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityName)
                .toList();
    }

    /** Of this instance alone: for all others it is another time. */
    private void stepsRun(String instance) {
        var due = jobs.createJobQuery().processInstanceId(instance).executable();
        for (var steps = due.list(); !steps.isEmpty(); steps = due.list()) {
            steps.forEach(step -> jobs.executeJob(step.getId()));
        }
    }

    private static Instant at(LocalDateTime wall) {
        return wall.atZone(SHANGHAI).toInstant();
    }
}
