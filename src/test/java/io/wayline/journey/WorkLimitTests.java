package io.wayline.journey;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.events.EventsDriver;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.journey.failure.Incidents;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What would run for ever, forced past the first lock, becomes an incident; what is merely long does not. */
@DatabaseTest
@Timeout(120)
class WorkLimitTests {

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    Incidents incidents;

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
    void aWayRoundBehindTheStartIsAnIncidentAtOnce() {
        deploy(Drawn.journey("round")
                .startEvent("Start_Round")
                .message("round.started")
                .exclusiveGateway("Gateway_Again")
                .parallelGateway("Gateway_Round")
                .connectTo("Gateway_Again")
                .done());

        happens("round.started");
        stepsRun();

        assertStopped();
    }

    @Test
    void aWayRoundBehindAMessageIsAnIncidentAndTheEventIsHandled() {
        deploy(Drawn.journey("round")
                .startEvent("Start_Round")
                .message("round.started")
                .intermediateCatchEvent("Wait")
                .message("round.awaited")
                .exclusiveGateway("Gateway_Again")
                .parallelGateway("Gateway_Round")
                .connectTo("Gateway_Again")
                .done());
        happens("round.started");
        stepsRun();

        happens("round.awaited");
        stepsRun();

        assertStopped();
    }

    @Test
    void aWayRoundBehindTheMessageOfAnEventSubProcessIsAnIncidentAndTheEventIsHandled() {
        var process = Drawn.journey("round");
        process.eventSubProcess("Away")
                .startEvent("Start_Away")
                .message("round.awaited")
                .exclusiveGateway("Gateway_Again")
                .parallelGateway("Gateway_Round")
                .connectTo("Gateway_Again");
        deploy(process.startEvent("Start_Round")
                .message("round.started")
                .userTask("Stay")
                .endEvent("End")
                .done());
        happens("round.started");
        stepsRun();

        happens("round.awaited");
        stepsRun();

        assertStopped();
    }

    @Test
    void noErrorEventOfTheDiagramCatchesIt() {
        deploy(Drawn.journey("round")
                .startEvent("Start_Round")
                .message("round.started")
                .subProcess("Sub")
                .embeddedSubProcess()
                .startEvent("Start_Sub")
                .exclusiveGateway("Gateway_Again")
                .parallelGateway("Gateway_Round")
                .connectTo("Gateway_Again")
                .subProcessDone()
                .boundaryEvent("Caught")
                .error() // any; the name of an exception is refused
                .connectTo("Sub")
                .done());

        happens("round.started");
        stepsRun();

        assertStopped();
    }

    @Test
    void branchesThatDoubleAtEachStepAreAnIncident() {
        AbstractFlowNodeBuilder<?, ?> way =
                Drawn.journey("round").startEvent("Start_Round").message("round.started");
        for (var level = 0; level < 30; level++) {
            // both branches lead into the same place, which is therefore taken twice
            way = way.parallelGateway("Split" + level)
                    .exclusiveGateway("Meet" + level)
                    .moveToNode("Split" + level)
                    .connectTo("Meet" + level);
        }
        deploy(way.endEvent("End").done());

        happens("round.started");
        stepsRun();

        assertStopped();
    }

    @Test
    void theLongestJourneyThatTheFirstLockTakesRunsInOneGo() {
        deploy(straight(498));
        happens("round.started");

        jobs.executeJob(job().getId());

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("round")
                        .count())
                .isZero();
    }

    private void assertStopped() {
        assertThat(job().getRetries()).isZero();
        assertThat(incidents.list(Locale.ENGLISH))
                .filteredOn(incident -> incident.journey().equals("round"))
                .singleElement()
                .satisfies(incident -> assertThat(incident.cause())
                        .matches("[A-Z][A-Za-z_0-9]+ is reached after 1000 elements without a wait: put a timer.*"));
    }

    /** Written by hand: the builder draws, too, and takes a minute for so many. */
    private static BpmnModelInstance straight(int gateways) {
        var start = Drawn.journey("round").startEvent("Start").message("round.started");
        var model = Bpmn.convertToString(start.endEvent("End").done());
        var way = new StringBuilder("<exclusiveGateway id=\"Gateway0\"/>");
        for (var at = 1; at < gateways; at++) {
            way.append("<exclusiveGateway id=\"Gateway%d\"/>".formatted(at))
                    .append("<sequenceFlow id=\"Flow%d\" sourceRef=\"Gateway%d\" targetRef=\"Gateway%d\"/>"
                            .formatted(at, at - 1, at));
        }
        way.append("<sequenceFlow id=\"Flow_In\" sourceRef=\"Start\" targetRef=\"Gateway0\"/>")
                .append("<sequenceFlow id=\"Flow_Out\" sourceRef=\"Gateway%d\" targetRef=\"End\"/></process>"
                        .formatted(gateways - 1));
        var longer = model.replaceAll("(?s)<sequenceFlow .*?/>|<incoming>.*?</incoming>|<outgoing>.*?</outgoing>", "")
                .replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")
                .replace("</process>", way);
        return Bpmn.readModelFromStream(new ByteArrayInputStream(longer.getBytes(StandardCharsets.UTF_8)));
    }

    private void happens(String type) {
        events.send(type, anna, Map.of());
        firstSteps.waitWhile(events::handleAll);
    }

    private void stepsRun() {
        for (var due = open(); !due.isEmpty(); due = open()) {
            due.forEach(job -> catchThrowable(() -> jobs.executeJob(job.getId())));
        }
    }

    private List<Job> open() {
        return jobs.createJobQuery()
                .processDefinitionKey("round")
                .withRetriesLeft()
                .list();
    }

    private Job job() {
        return jobs.createJobQuery().processDefinitionKey("round").singleResult();
    }

    private void deploy(BpmnModelInstance model) {
        deployment = repository
                .createDeployment()
                .addModelInstance("round.bpmn", model)
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }
}
