package io.wayline.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How events reach running journeys, one interleaving a test, each in a fixed order. */
@DatabaseTest
class TellTests {

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    Journeys journeys;

    @Autowired
    InstanceHistory history;

    @Autowired
    InstanceActs acts;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Customers customers;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void annaIsKnown() {
        events.sendHistory("customer.registered", anna, Map.of("email", "anna@example.com"));
        events.handleAll();
    }

    @AfterEach
    void journeyIsGone() {
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void anEventBeforeTheWaitIsTakenWhenTheWaitIsReached() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        happens("tea.served", Map.of());
        assertThat(only().endedAt()).isNull();

        stepsRun();
        deliveries.offerDue();
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served");
    }

    @Test
    void anEventDuringTheWaitIsTakenAtOnce() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        stepsRun();

        happens("tea.served", Map.of());
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served");
    }

    @Test
    void anEventIsTakenOnceEvenWhenTheJourneyWaitsForItsTypeTwice() {
        deploy(Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .intermediateCatchEvent("First")
                .message("tea.served")
                .intermediateCatchEvent("Second")
                .name("Second cup")
                .message("tea.served")
                .endEvent("End")
                .name("Served twice")
                .done());
        happens("tea.ordered", Map.of());
        stepsRun();

        happens("tea.served", Map.of());
        stepsRun();
        deliveries.offerDue();
        assertThat(only().places()).extracting(Instance.Place::name).containsExactly("Second cup");
        happens("tea.served", Map.of());
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served twice");
    }

    @Test
    void twoEventsBeforeTheWaitsAreTakenInTheirOrderOneByEach() {
        deploy(Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .intermediateCatchEvent("First")
                .message("tea.served")
                .intermediateCatchEvent("Second")
                .message("tea.served")
                .endEvent("End")
                .name("Served twice")
                .done());
        happens("tea.ordered", Map.of());
        happens("tea.served", Map.of());
        happens("tea.served", Map.of());

        for (var turn = 0; turn < 2; turn++) {
            stepsRun();
            clock.advance(Duration.ofSeconds(30));
            deliveries.offerDue();
        }
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served twice");
    }

    @Test
    void anEventStartsEveryJourneyThatBeginsWithIt() {
        deployment = repository
                .createDeployment()
                .addModelInstance("tea.bpmn", waitForTea())
                .addModelInstance(
                        "biscuits.bpmn",
                        Drawn.journey("biscuits")
                                .startEvent()
                                .message("tea.ordered")
                                .intermediateCatchEvent()
                                .message("tea.served")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));

        happens("tea.ordered", Map.of());

        assertThat(journeys.of(customers.get(new CustomerRef(anna)).id(), 50, Locale.ENGLISH))
                .extracting(Instance::journey)
                .containsExactlyInAnyOrder("tea", "biscuits");
    }

    @Test
    void aStoppedVersionStartsNobodyAndFailsNoEvent() {
        deploy(waitForTea());
        repository.suspendProcessDefinitionByKey("tea");
        clock.advance(Duration.ofSeconds(5));

        happens("tea.ordered", Map.of());

        assertThat(all()).isEmpty();
    }

    @Test
    void theEventThatStartsAJourneyIsNotItsOwnGoal() {
        deploy(Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .intermediateCatchEvent("Again")
                .name("Ordered again")
                .message("tea.ordered")
                .endEvent()
                .done());

        happens("tea.ordered", Map.of());
        stepsRun();
        deliveries.offerDue();

        assertThat(only().places()).extracting(Instance.Place::name).containsExactly("Ordered again");
    }

    @Test
    void ofTwoOrdersOnlyTheOneItIsAboutMoves() {
        deploy(perOrder());
        happens("tea.ordered", Map.of("orderRef", "A"));
        happens("tea.ordered", Map.of("orderRef", "B"));
        stepsRun();

        happens("tea.served", Map.of("orderRef", "B"));
        stepsRun();

        assertThat(all()).hasSize(2);
        assertThat(all()).filteredOn(each -> each.endedAt() != null).hasSize(1);
        var waiting = all().get(0);
        assertThat(runtime.getVariable(waiting.id(), "orderRef")).isEqualTo("A");
    }

    @Test
    void anEventAboutAnotherThingLeavesNoTraceWithTheInstance() {
        deploy(perOrder());
        happens("tea.ordered", Map.of("orderRef", "A"));
        stepsRun();

        happens("tea.served", Map.of("orderRef", "Z"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(deliveries.offerDue()).isZero();
        assertThat(only().endedAt()).isNull();
    }

    @Test
    void entersOncePerSubject() {
        deploy(perOrder());

        happens("tea.ordered", Map.of("orderRef", "A"));
        happens("tea.ordered", Map.of("orderRef", "A"));

        assertThat(all()).hasSize(1);
    }

    @Test
    void entersAgainOnlyAfterThePauseFromItsEnd() {
        deploy(Drawn.with(waitForTea(), "tea", Map.of("reEntry", "notWithin=P90D")));
        happens("tea.ordered", Map.of());
        happens("tea.ordered", Map.of());
        assertThat(all()).as("while on it").hasSize(1);
        stepsRun();
        happens("tea.served", Map.of());
        stepsRun();

        clock.advance(Duration.ofDays(89));
        happens("tea.ordered", Map.of());
        assertThat(all()).as("within the pause").hasSize(1);
        clock.advance(Duration.ofDays(2));
        happens("tea.ordered", Map.of());

        assertThat(all()).as("after the pause").hasSize(2);
    }

    @Test
    void takesNumbersAndWordsButNeverWhatPeopleWrote() {
        var model = Drawn.with(waitForTea(), "Start_Tea", Map.of("take", "cups, orderRef, note, phone, mail"));
        deploy(model);

        happens(
                "tea.ordered",
                Map.of(
                        "cups", 2,
                        "orderRef", "SO-1",
                        "note", "please with milk",
                        "phone", "+8613800138000",
                        "mail", "anna@example.com"));

        var kept = runtime.getVariables(only().id());
        assertThat(kept).containsOnlyKeys("customerId", "cups", "orderRef", "note", "phone", "mail");
        assertThat(kept).containsEntry("cups", 2).containsEntry("orderRef", "SO-1");
        assertThat(List.of(kept.get("note"), kept.get("phone"), kept.get("mail")))
                .as("stand-ins that say nothing")
                .allMatch(each -> each.toString().matches("ref:[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aBoundaryEventInterruptsAndTheEventAfterItIsNotMissed() {
        deploy(Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .userTask("Brew")
                .boundaryEvent("Cancelled")
                .message("tea.cancelled")
                .endEvent("End_Cancelled")
                .name("Cancelled")
                .moveToActivity("Brew")
                .endEvent("End_Done")
                .name("Done")
                .done());
        happens("tea.ordered", Map.of());
        happens("tea.cancelled", Map.of());

        stepsRun();
        deliveries.offerDue();
        stepsRun();

        assertThat(only().ending()).isEqualTo("Cancelled");
    }

    @Test
    void ofAMessageAndATimerThatFireTogetherOneWins() {
        deploy(Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .eventBasedGateway()
                .id("Wait")
                .intermediateCatchEvent("Served")
                .message("tea.served")
                .endEvent("End_Served")
                .name("Served")
                .moveToNode("Wait")
                .intermediateCatchEvent("Late")
                .timerWithDuration("PT0S")
                .endEvent("End_Late")
                .name("Too late")
                .done());
        happens("tea.ordered", Map.of());
        stepsRun();
        var timer =
                jobs.createJobQuery().processInstanceId(only().id()).timers().singleResult();

        happens("tea.served", Map.of());
        assertThatThrownBy(() -> jobs.executeJob(timer.getId())).hasMessageContaining("No job found");
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served");
    }

    @Test
    void countsWhoStandsWhereOnEachVersion() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        stepsRun();

        var versions = journeys.versions("tea", Locale.ENGLISH);

        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).live()).isEqualTo(1);
        assertThat(versions.get(0).steps())
                .containsExactly(new JourneyVersion.Standing("Wait_Tea", "Wait without a name", 1, 0));
    }

    @Test
    void remembersTheStepsInTheirOrder() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        stepsRun();
        happens("tea.served", Map.of());
        stepsRun();

        assertThat(history.of(only().id(), Locale.ENGLISH))
                .extracting(PassedStep::element)
                .containsExactly("Start_Tea", "Wait_Tea", "End_Tea");
    }

    @Test
    void keepsEventsForAPausedInstanceUntilItGoesOn() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        stepsRun();
        acts.pause(only().id(), "he", "the kettle is broken");

        happens("tea.served", Map.of());
        clock.advance(Duration.ofSeconds(30));
        deliveries.offerDue();
        assertThat(only().pausedAt()).isNotNull();
        assertThat(only().endedAt()).isNull();
        acts.resume(only().id(), "he", "it is mended");
        deliveries.offerDue();
        stepsRun();

        assertThat(only().ending()).isEqualTo("Served");
    }

    @Test
    void cancelsWithAReasonThatIsKept() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        stepsRun();

        acts.cancel(only().id(), "he", "ordered by mistake");

        assertThat(only().endedAt()).isNotNull();
        assertThat(only().cancelledBy()).isEqualTo("he");
        assertThat(only().cancelReason()).isEqualTo("ordered by mistake");
        assertThatThrownBy(() -> acts.pause(only().id(), "he", "again")).isInstanceOf(InstanceEnded.class);
    }

    @Test
    void forgetsAnEventThatNoWaitTookInSevenDays() {
        deploy(waitForTea());
        happens("tea.ordered", Map.of());
        happens("tea.served", Map.of());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        deliveries.expire();

        stepsRun();
        deliveries.offerDue();

        assertThat(only().endedAt()).isNull();
    }

    private static BpmnModelInstance waitForTea() {
        return Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .intermediateCatchEvent("Wait_Tea")
                .message("tea.served")
                .endEvent("End_Tea")
                .name("Served")
                .done();
    }

    private static BpmnModelInstance perOrder() {
        var model = Drawn.with(waitForTea(), "tea", Map.of("reEntry", "perSubject:orderRef"));
        Drawn.with(model, "Start_Tea", Map.of("take", "orderRef"));
        return Drawn.with(model, "Wait_Tea", Map.of("about", "orderRef"));
    }

    private void deploy(BpmnModelInstance model) {
        deployment = repository
                .createDeployment()
                .addModelInstance("tea.bpmn", model)
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    private void happens(String type, Map<String, ?> data) {
        events.send(type, anna, data);
        firstSteps.waitWhile(events::handleAll);
    }

    private void stepsRun() {
        for (var due = jobs.createJobQuery().messages().withRetriesLeft().list();
                !due.isEmpty();
                due = jobs.createJobQuery().messages().withRetriesLeft().list()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
        }
    }

    private Instance only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private List<Instance> all() {
        return journeys.of(customers.get(new CustomerRef(anna)).id(), 50, Locale.ENGLISH).stream()
                .filter(each -> each.journey().equals("tea"))
                .toList();
    }
}
