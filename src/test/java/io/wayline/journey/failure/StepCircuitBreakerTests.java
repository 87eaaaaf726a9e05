package io.wayline.journey.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.JourneyMeters;
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
class StepCircuitBreakerTests {

    private static final String JOURNEY = "shaky-ground";

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    StepCircuitBreaker circuit;

    @Autowired
    PausedSteps paused;

    @Autowired
    Incidents incidents;

    @Autowired
    InstanceActs acts;

    @Autowired
    JourneyMeters meters;

    @Autowired
    MeterRegistry measured;

    @Autowired
    Shaky shaky;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void somebodyTakesTheShakyStep() {
        jdbc.sql("delete from journey_failed_try").update();
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        JOURNEY + ".bpmn",
                        Drawn.journey(JOURNEY)
                                .startEvent("Start_Shaky")
                                .message("customer.registered")
                                .serviceTask("Task_Shaky")
                                .name("Tread lightly")
                                .camundaDelegateExpression("${shaky}")
                                .endEvent("End_Shaky")
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        shaky.failure = null;
        paused.list(Locale.ENGLISH).forEach(step -> paused.resume(step.id(), "the test"));
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from journey_failed_try").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void pausesAStepWhenMostOfItsTriesFail() {
        tried(4, null);
        tried(6, new InvalidValue("template", "has no subject", "write one"));
        circuit.look();

        assertThat(pausedHere()).singleElement().satisfies(step -> {
            assertThat(step.journey()).isEqualTo(JOURNEY);
            assertThat(step.step()).isEqualTo("Tread lightly");
            assertThat(step.cause()).isEqualTo("template has no subject: write one.");
            assertThat(step.failed()).isEqualTo(6);
            assertThat(step.tries()).isEqualTo(10);
            assertThat(step.since()).isEqualTo(clock.instant());
        });
    }

    @Test
    void holdsWhoWaitsThereAndWhoComesLater() {
        pausedStep();
        registers(3);

        assertThat(jobs().active().count()).isZero();
        assertThat(jobs().suspended().count()).isEqualTo(13);
        assertThat(pausedHere()).extracting(PausedStep::waiting).containsExactly(13L);
    }

    @Test
    void letsAStepBeThatFailedOnlyAFewTimes() {
        tried(9, new IllegalStateException("the ground shook"));
        circuit.look();
        assertThat(pausedHere()).isEmpty();
    }

    @Test
    void letsAStepBeThatPassesAsOftenAsItFails() {
        tried(10, null);
        tried(10, new IllegalStateException("the ground shook"));
        circuit.look();
        assertThat(pausedHere()).isEmpty();
    }

    @Test
    void countsNoMeetingWithAnotherChange() {
        tried(12, new OptimisticLockingFailureException("somebody was faster"));
        circuit.look();
        assertThat(pausedHere()).isEmpty();
    }

    @Test
    void countsNothingThatWasLongAgo() {
        tried(9, new IllegalStateException("the ground shook"));
        clock.advance(Duration.ofMinutes(6));
        tried(1, new IllegalStateException("the ground shook"));
        circuit.look();
        assertThat(pausedHere()).isEmpty();

        clock.advance(Duration.ofHours(6));
        circuit.forget();
        assertThat(jdbc.sql("select count(*) from journey_failed_try")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void pausesItOnceWhenTwoNodesSeeItAtTheSameMoment() {
        tried(10, new IllegalStateException("the ground shook"));
        Stream.generate(() -> CompletableFuture.runAsync(circuit::look))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(pausedHere()).hasSize(1);
    }

    @Test
    void letsOneThroughAfterAWhileAndAllGoOnWhenThatOnePasses() {
        pausedStep();
        shaky.failure = null;

        circuit.look();
        assertThat(jobs().active().count()).as("too early").isZero();

        clock.advance(Duration.ofMinutes(1));
        circuit.look();
        assertThat(jobs().active().count()).isEqualTo(1);
        run(jobs().active().singleResult());
        circuit.look();

        assertThat(pausedHere()).isEmpty();
        assertThat(jobs().active().count()).isEqualTo(9);
        assertThat(jobs().suspended().count()).isZero();
    }

    @Test
    void waitsTwiceAsLongAfterAProbeInVainWhichCostsNoTry() {
        pausedStep();
        clock.advance(Duration.ofMinutes(1));
        circuit.look();
        var probe = jobs().active().singleResult();
        run(probe);
        circuit.look();

        assertThat(jobs().active().count()).isZero();
        assertThat(job(probe).getRetries()).isEqualTo(probe.getRetries());
        assertThat(pausedHere())
                .extracting(PausedStep::probeAt)
                .containsExactly(clock.instant().plus(Duration.ofMinutes(2)));
    }

    @Test
    void makesNoIncidentOfAProbeThatCanNeverWork() {
        pausedStep();
        shaky.failure = new InvalidValue("template", "has no subject", "write one");
        clock.advance(Duration.ofMinutes(1));
        circuit.look();
        run(jobs().active().singleResult());
        circuit.look();
        assertThat(incidents.list(Locale.ENGLISH))
                .noneMatch(incident -> incident.journey().equals(JOURNEY));
    }

    @Test
    void choosesAnotherWhenTheOneLetThroughWasCancelled() {
        pausedStep();
        clock.advance(Duration.ofMinutes(1));
        circuit.look();
        var probe = jobs().active().singleResult();
        acts.cancel(probe.getProcessInstanceId(), "he", "the customer left");
        circuit.look();
        assertThat(pausedHere()).hasSize(1);

        circuit.look();
        assertThat(jobs().active().singleResult().getProcessInstanceId()).isNotEqualTo(probe.getProcessInstanceId());
    }

    @Test
    void goesOnAtOnceWhenAPersonSaysSoAndKeepsWhoItWas() {
        pausedStep();
        var step = pausedHere().get(0);
        paused.resume(step.id(), "he");

        assertThat(jobs().active().count()).isEqualTo(10);
        assertThat(jdbc.sql("select resumed_by from journey_step_pause where id = ?")
                        .param(step.id())
                        .query(String.class)
                        .single())
                .isEqualTo("he");
        circuit.look();
        assertThat(pausedHere()).as("it begins anew").isEmpty();
        assertThatThrownBy(() -> paused.resume(step.id(), "he")).isInstanceOf(NotFound.class);
    }

    @Test
    void leavesThosePausedWhomAnOperatorPaused() {
        pausedStep();
        var one = jobs().list().get(0).getProcessInstanceId();
        acts.pause(one, "he", "the customer is moving house");
        paused.resume(pausedHere().get(0).id(), "he");

        assertThat(jobs().suspended().list())
                .extracting(Job::getProcessInstanceId)
                .containsExactly(one);
    }

    @Test
    void holdsThoseAgainWhomAnOperatorLetGo() {
        pausedStep();
        var one = jobs().list().get(0).getProcessInstanceId();
        acts.pause(one, "he", "the customer is moving house");
        acts.resume(one, "he", "they have moved");
        assertThat(jobs().active().count()).isEqualTo(1);
        circuit.look();
        assertThat(jobs().active().count()).isZero();
    }

    @Test
    void measuresWhatIsPausedAndWhatFailed() {
        tried(10, new InvalidValue("template", "has no subject", "write one"));
        circuit.look();
        meters.count();

        assertThat(measured.get("wayline.steps.paused").gauge().value()).isEqualTo(1);
        assertThat(measured.get("wayline.incidents")
                        .tags("journey", JOURNEY, "step", "Task_Shaky")
                        .gauge()
                        .value())
                .isEqualTo(10);
        assertThat(measured.get("wayline.jobs.lock.age").gauge().value()).isZero();
    }

    @Test
    void measuresWhatIsDue() {
        meters.count();
        var before = measured.get("wayline.jobs.due").gauge().value();
        registers(3);
        meters.count();
        assertThat(measured.get("wayline.jobs.due").gauge().value()).isGreaterThanOrEqualTo(before + 3);
    }

    /** Other tests of this application leave failed steps of their own. */
    private List<PausedStep> pausedHere() {
        return paused.list(Locale.ENGLISH).stream()
                .filter(step -> step.journey().equals(JOURNEY))
                .toList();
    }

    private void pausedStep() {
        tried(10, new IllegalStateException("the ground shook"));
        circuit.look();
        assertThat(pausedHere()).hasSize(1);
    }

    /** So many more customers come to the step, and each is tried once. */
    private void tried(int customers, @Nullable RuntimeException failure) {
        shaky.failure = failure;
        var before = jobs().list().stream().map(Job::getId).toList();
        registers(customers);
        jobs().list().stream().filter(job -> !before.contains(job.getId())).forEach(this::run);
    }

    private void registers(int customers) {
        for (var each = 0; each < customers; each++) {
            events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        }
        firstSteps.waitWhile(events::handleAll);
    }

    private void run(Job job) {
        catchThrowable(() -> management.executeJob(job.getId()));
    }

    private Job job(Job job) {
        return management.createJobQuery().jobId(job.getId()).singleResult();
    }

    private JobQuery jobs() {
        return management.createJobQuery().processDefinitionKey(JOURNEY);
    }

    @TestComponent("shaky")
    @Step(name = "Shaky", description = "Fails as the test wants.")
    static class Shaky implements JavaDelegate {

        volatile @Nullable RuntimeException failure;

        @Override
        public void execute(DelegateExecution execution) {
            var now = failure;
            if (now != null) {
                throw now;
            }
        }
    }
}
