package io.wayline.journey.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.OptimisticLockingFailureException;

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class IncidentTests {

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    Incidents incidents;

    @Autowired
    Brittle brittle;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    private String deployment = "";

    @BeforeEach
    void somebodyTakesTheBrittleStep() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "fragile.bpmn",
                        Drawn.journey("fragile")
                                .startEvent("Start_Fragile")
                                .message("customer.registered")
                                .serviceTask("Task_Brittle")
                                .name("Handle with care")
                                .camundaDelegateExpression("${brittle}")
                                .endEvent("End_Fragile")
                                .name("Whole")
                                .done())
                .deploy()
                .getId();
        // the node has heard of it by then
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        brittle.failure = null;
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void triesATechnicalFailureAgainWithAPauseBeforeItBecomesAnIncident() {
        brittle.failure = new IllegalStateException("the shelf is gone");

        var job = taken();

        assertThat(job.getRetries()).isEqualTo(4);
        assertThat(job.getDuedate()).isNotNull();
        assertThat(incidentsHere()).isEmpty();
    }

    @Test
    void failsForGoodAtOnceWhatCanNeverWork() {
        brittle.failure = new InvalidValue("template", "has no subject", "write one");

        var job = taken();

        assertThat(job.getRetries()).isZero();
        assertThat(incidentsHere()).singleElement().satisfies(incident -> {
            assertThat(incident.journey()).isEqualTo("fragile");
            assertThat(incident.step()).isEqualTo("Handle with care");
            assertThat(incident.cause()).isEqualTo("template has no subject: write one.");
            assertThat(incident.customers()).isEqualTo(1);
        });
    }

    @Test
    void tellsTheLogOnceWhatFailed(CapturedOutput output) {
        brittle.failure = new IllegalStateException("the shelf is gone");

        taken();

        assertThat(output).containsOnlyOnce("the shelf is gone");
    }

    @Test
    void takesAStepAgainAtOnceWhenItMetAnotherChange() {
        brittle.failure = new OptimisticLockingFailureException("somebody was faster");
        var before = registered().getRetries();

        var job = run();

        assertThat(job.getRetries()).isEqualTo(before);
        assertThat(job.getDuedate()).isNull();
    }

    @Test
    void triesAgainWhatFailedWhenItsCauseIsMended() {
        brittle.failure = new InvalidValue("template", "has no subject", "write one");
        taken();
        brittle.failure = null;

        var retried = incidents.retry("fragile", "Task_Brittle", "he");

        assertThat(retried.retried()).isEqualTo(1);
        assertThat(retried.left()).isZero();
        assertThat(incidentsHere()).isEmpty();
        management.executeJob(job().getId());
        assertThat(management.createJobQuery().processDefinitionKey("fragile").count())
                .isZero();
    }

    @Test
    void groupsFailuresByStepAndCause() {
        brittle.failure = new InvalidValue("template", "has no subject", "write one");
        taken();
        taken();

        assertThat(incidentsHere())
                .singleElement()
                .extracting(Incident::customers)
                .isEqualTo(2L);
    }

    @Test
    void whatFailsInACalledJourneyIsShownOnceAndMarksTheStepThatWaitsForIt() {
        var calls = repository
                .createDeployment()
                .addModelInstance(
                        "inner.bpmn",
                        Drawn.journey("inner")
                                .startEvent("Start_Inner")
                                .serviceTask("Task_Inner")
                                .camundaDelegateExpression("${brittle}")
                                .endEvent("End_Inner")
                                .done())
                .addModelInstance(
                        "outer.bpmn",
                        Drawn.journey("outer")
                                .startEvent("Start_Outer")
                                .callActivity("Task_Outer")
                                .calledElement("inner")
                                .endEvent("End_Outer")
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        brittle.failure = new InvalidValue("queue", "is not one of ours", "make it");
        try {
            runtime.startProcessInstanceByKey("outer");
            runAll("outer");
            runAll("inner");

            assertThat(incidents.list(Locale.ENGLISH))
                    .filteredOn(incident -> Set.of("outer", "inner").contains(incident.journey()))
                    .singleElement()
                    .extracting(Incident::journey)
                    .isEqualTo("inner");
            assertThat(incidents.byStep()).containsEntry(new Incidents.Step("outer", "Task_Outer"), 1L);
            assertThatThrownBy(() -> incidents.retry("outer", null, "he")).isInstanceOf(NotFound.class);
            assertThat(incidents.retry("inner", null, "he").retried()).isEqualTo(1);
        } finally {
            repository.deleteDeployment(calls, true);
        }
    }

    private void runAll(String journey) {
        management.createJobQuery().processDefinitionKey(journey).withRetriesLeft().list().stream()
                .map(Job::getId)
                .forEach(job -> catchThrowable(() -> management.executeJob(job)));
    }

    @Test
    void saysThatNothingFailedWhenNothingDid() {
        assertThatThrownBy(() -> incidents.retry("fragile", null, "he")).isInstanceOf(NotFound.class);
    }

    /** One more customer comes to the step, and it is tried once. */
    private Job taken() {
        registered();
        return run();
    }

    private Job registered() {
        events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        firstSteps.waitWhile(events::handleAll);
        return job();
    }

    private Job run() {
        var job = job();
        catchThrowable(() -> management.executeJob(job.getId()));
        return management.createJobQuery().jobId(job.getId()).singleResult();
    }

    private Job job() {
        return management
                .createJobQuery()
                .processDefinitionKey("fragile")
                .withRetriesLeft()
                .list()
                .get(0);
    }

    @TestComponent("brittle")
    @Step(name = "Brittle", description = "Fails as the test wants.")
    static class Brittle implements JavaDelegate {

        volatile @Nullable RuntimeException failure;

        @Override
        public void execute(DelegateExecution execution) {
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** Those of this journey: other classes of the same application may have left some of theirs. */
    private List<Incident> incidentsHere() {
        return incidents.list(Locale.ENGLISH).stream()
                .filter(incident -> incident.journey().equals("fragile"))
                .toList();
    }
}
