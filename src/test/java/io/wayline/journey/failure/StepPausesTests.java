package io.wayline.journey.failure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

@DatabaseTest
class StepPausesTests {

    private static final String JOURNEY = "narrow-bridge";

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    StepPauses pauses;

    @Autowired
    PausedSteps paused;

    @Autowired
    StepCircuitBreaker circuit;

    @Autowired
    InstanceActs acts;

    @Autowired
    StepCircuitBreakerTests.Shaky shaky;

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
    void aBridgeIsBuilt() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        JOURNEY + ".bpmn",
                        Drawn.journey(JOURNEY)
                                .startEvent("Start_Bridge")
                                .message("customer.registered")
                                .serviceTask("Task_Toll")
                                .name("Pay the toll")
                                .camundaDelegateExpression("${shaky}")
                                .serviceTask("Task_Cross")
                                .name("Cross the bridge")
                                .camundaDelegateExpression("${shaky}")
                                .callActivity("Task_Inn")
                                .name("Stay at the inn")
                                .calledElement("contact")
                                .serviceTask("Task_Leave")
                                .name("Leave")
                                .camundaDelegateExpression("${shaky}")
                                .endEvent("End_Bridge")
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        shaky.failure = null;
        here().forEach(step -> paused.resume(step.id(), "the test"));
        jdbc.sql("update journey_step_pause set held = null where definition_id like ?")
                .param(JOURNEY + "%")
                .update();
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from journey_failed_try").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void saysWhatAPauseWouldDo() {
        registers(3);

        assertThat(pauses.prospect(JOURNEY, "Task_Cross", Locale.ENGLISH)).hasValueSatisfying(prospect -> {
            assertThat(prospect.customers()).isEqualTo(3);
            assertThat(prospect.beside()).containsExactly("Pay the toll", "Stay at the inn");
            assertThat(prospect.versions()).isEqualTo(1);
        });
    }

    @Test
    void whoWaitsAndWhoComesWaitsUntilSomebodyResumesIt() {
        registers(2);
        pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted");
        registers(3);
        clock.advance(Duration.ofHours(3));
        circuit.look();

        assertThat(jobs().active().count())
                .as("nobody is let through by itself")
                .isZero();
        assertThat(here()).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo("Cross the bridge");
            assertThat(step.by()).isEqualTo("he");
            assertThat(step.reason()).isEqualTo("the bridge is being painted");
            assertThat(step.probeAt()).isNull();
            assertThat(step.waiting()).isEqualTo(5);
        });

        paused.resume(here().get(0).id(), "shen", "it is dry");
        assertThat(jobs().active().count()).isEqualTo(5);
        assertThat(here()).isEmpty();
        registers(1);
        assertThat(jobs().active().count()).isEqualTo(6);
    }

    @Test
    void aSecondPauseChangesNothing() {
        var first = pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted");
        var second = pauses.pause(JOURNEY, "Task_Cross", "shen", "me too");

        assertThat(second).isEqualTo(first);
        assertThat(here()).extracting(PausedStep::by).containsExactly("he");
        assertThat(pauses.prospect(JOURNEY, "Task_Cross", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void ofTwoNodesThatPauseAndResumeAtTheSameMomentOneIsTheAuthor() {
        registers(4);
        together(() -> pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted"));
        assertThat(here()).hasSize(1);
        var id = here().get(0).id();

        together(() -> catchThrowable(() -> paused.resume(id, "he")));

        assertThat(here()).isEmpty();
        assertThat(jobs().active().count()).isEqualTo(4);
    }

    @Test
    void manyAreLetGoSomeAtATime() {
        registers(230);
        pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted");

        paused.resume(here().get(0).id(), "he");
        assertThat(jobs().active().count()).isEqualTo(100);
        assertThat(here()).singleElement().satisfies(step -> {
            assertThat(step.releasing()).isTrue();
            assertThat(step.waiting()).isEqualTo(130);
        });
        registers(1);
        assertThat(jobs().active().count()).as("who comes now goes on").isEqualTo(101);

        circuit.look();
        circuit.look();

        assertThat(jobs().active().count()).isEqualTo(231);
        assertThat(here()).isEmpty();
    }

    @Test
    void isPausedAgainWhenMostOfThoseFailWhoAreLetGo() {
        registers(120);
        pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted");
        paused.resume(here().get(0).id(), "he");
        shaky.failure = new IllegalStateException("the paint is wet");
        jobs().active().listPage(0, 12).forEach(this::run);
        circuit.look();

        assertThat(here()).singleElement().satisfies(step -> {
            assertThat(step.by()).isNull();
            assertThat(step.cause()).isEqualTo("the paint is wet");
            assertThat(step.releasing()).isFalse();
        });
        assertThat(jobs().active().count()).isZero();
    }

    @Test
    void holdsThoseAgainWhoSlippedThroughAndLeavesThosePausedWhomAnOperatorPaused() {
        registers(3);
        pauses.pause(JOURNEY, "Task_Cross", "he", "the bridge is being painted");
        var one = jobs().list().get(0).getProcessInstanceId();
        acts.pause(one, "he", "the customer is moving house");
        acts.resume(one, "he", "they have moved");
        circuit.look();
        assertThat(jobs().active().count()).isZero();

        acts.pause(one, "he", "the customer is moving again");
        paused.resume(here().get(0).id(), "he");
        assertThat(jobs().suspended().list())
                .extracting(Job::getProcessInstanceId)
                .containsExactly(one);
    }

    @Test
    void refusesWhatCannotBeHeldByItself() {
        assertThatThrownBy(() -> pauses.pause(JOURNEY, "Task_Leave", "he", "closed"))
                .as("it is taken by the last run of the journey that is called")
                .isInstanceOf(StepNotPausable.class);
        assertThatThrownBy(() -> pauses.pause(JOURNEY, "End_Bridge", "he", "closed"))
                .isInstanceOf(StepNotPausable.class);
        assertThatThrownBy(() -> pauses.pause(JOURNEY, "Task_Swim", "he", "closed"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pauses.pause(JOURNEY, "Task_Cross", "he", " ")).isInstanceOf(InvalidValue.class);
        assertThat(here()).isEmpty();
    }

    private static void together(Runnable work) {
        CompletableFuture.allOf(IntStream.range(0, 2)
                        .mapToObj(node -> CompletableFuture.runAsync(work))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private List<PausedStep> here() {
        return paused.list(Locale.ENGLISH).stream()
                .filter(step -> step.journey().equals(JOURNEY))
                .toList();
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

    private JobQuery jobs() {
        return management.createJobQuery().processDefinitionKey(JOURNEY);
    }
}
