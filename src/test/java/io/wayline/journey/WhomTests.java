package io.wayline.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.StringNode;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.task.TaskCompletion;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever is drawn, and however it came past the check: a journey stays about the customer whom it began for. */
@DatabaseTest
class WhomTests {

    private static final String FAULT = "customerId says whom the journey is about, and nothing changes that: ";

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    Incidents incidents;

    @Autowired
    TaskCompletion completion;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String annaRef = "anna-" + UUID.randomUUID();
    private final List<String> deployments = new ArrayList<>();
    private String anna = "";
    private String ben = "";

    @BeforeEach
    void twoAreKnown() {
        anna = known(annaRef);
        ben = known("ben-" + UUID.randomUUID());
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void noDecisionMakesItAboutSomebodyElse() {
        var decision = Corpus.hostile().stream()
                .filter(file -> file.name().equals("dmn/output-customer.dmn"))
                .findFirst()
                .orElseThrow()
                .content()
                .replace("&gt; 5", "-")
                .replace("\"x\"", "\"" + ben + "\"");
        deployed("output-customer.dmn", decision);
        deployed(Drawn.journey("whom")
                .startEvent("Start_Whom")
                .message("whom.started")
                .businessRuleTask("Task_Decides")
                .camundaDecisionRef("output-customer")
                .camundaMapDecisionResult("singleResult")
                .userTask("Task_After")
                .endEvent()
                .done());

        happens("whom.started");

        assertThat(causes()).singleElement().asString().startsWith(FAULT);
        assertThat(everybody()).containsOnly(anna);
    }

    @Test
    void noFormMakesItAboutSomebodyElse() {
        deployed("key-customer.form", """
                {"id": "key-customer", "type": "default", "components": [{"type": "select", "key": "customerId",
                "values": [{"label": "Ben", "value": "%s"}], "properties": {"variable": "true"}}]}""".formatted(ben));
        deployed(Drawn.journey("whom")
                .startEvent("Start_Whom")
                .message("whom.started")
                .userTask("Task_Asks")
                .camundaFormRef("key-customer")
                .camundaFormRefBinding("latest")
                .userTask("Task_After")
                .endEvent()
                .done());
        happens("whom.started");
        var task = tasks.createTaskQuery()
                .processDefinitionKey("whom")
                .singleResult()
                .getId();

        assertThatThrownBy(() -> completion.complete(task, Map.of("customerId", StringNode.valueOf(ben)), "shen"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith(FAULT);

        assertThat(everybody()).containsOnly(anna);
    }

    @Test
    void noEventMakesItAboutSomebodyElseAndTheJourneyGoesOn() {
        var model = Drawn.journey("whom")
                .startEvent("Start_Whom")
                .message("whom.started")
                .intermediateCatchEvent("Wait_Whom")
                .message("whom.awaited")
                .userTask("Task_After")
                .endEvent()
                .done();
        Drawn.with(model, "Start_Whom", Map.of("take", "customerId"));
        deployed(Drawn.with(model, "Wait_Whom", Map.of("take", "customerId")));

        happens("whom.started");
        happens("whom.awaited");

        assertThat(everybody()).containsOnly(anna);
        assertThat(tasks.createTaskQuery().processDefinitionKey("whom").count()).isOne();
    }

    @Test
    void noCallMakesItAboutSomebodyElse() {
        deployed(Bpmn.createExecutableProcess("whom-called")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask("Task_Called")
                .endEvent()
                .done());
        var caller = Drawn.journey("whom")
                .startEvent("Start_Whom")
                .message("whom.started")
                .callActivity("Task_Calls")
                .calledElement("whom-called")
                .camundaCalledElementBinding("latest")
                .camundaIn("ben", "customerId")
                .camundaOut("ben", "customerId")
                .userTask("Task_After")
                .endEvent()
                .done();
        deployed(
                "whom.bpmn",
                Bpmn.convertToString(caller).replace("source=\"ben\"", "sourceExpression=\"${'" + ben + "'}\""));

        happens("whom.started");
        assertThat(everybody()).hasSize(2).containsOnly(anna);
        tasks.complete(tasks.createTaskQuery()
                .processDefinitionKey("whom-called")
                .singleResult()
                .getId());
        engine.stepsRun();

        assertThat(causes()).singleElement().asString().startsWith(FAULT);
        assertThat(everybody()).containsOnly(anna);
    }

    @Test
    void noPartOfItIsAboutSomebodyElse() {
        deployed(Drawn.journey("whom")
                .startEvent("Start_Whom")
                .message("whom.started")
                .subProcess("Sub")
                .embeddedSubProcess()
                .startEvent()
                .userTask("Task_Inside")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done());
        happens("whom.started");
        var task = tasks.createTaskQuery().processDefinitionKey("whom").singleResult();

        for (var whom : List.of(ben, anna)) {
            assertThatThrownBy(() -> runtime.setVariableLocal(task.getExecutionId(), "customerId", whom))
                    .hasMessageStartingWith(FAULT);
            assertThatThrownBy(() -> tasks.setVariableLocal(task.getId(), "customerId", whom))
                    .hasMessageStartingWith(FAULT);
        }
        assertThatThrownBy(() -> runtime.setVariable(task.getProcessInstanceId(), "customerId", null))
                .hasMessageStartingWith(FAULT);
        runtime.setVariable(task.getExecutionId(), "customerId", anna);

        assertThat(everybody()).containsExactly(anna);
    }

    @Test
    void noVariableHidesAStepOrAWordOfTheEngine() {
        deployed(Drawn.with(
                Drawn.journey("whom")
                        .startEvent("Start_Whom")
                        .message("whom.started")
                        .userTask("Task_After")
                        .endEvent()
                        .done(),
                "whom",
                Map.of("variables", "sendEmail:text, loopCounter:number, decisionResult:text")));
        happens("whom.started");
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("whom")
                .singleResult()
                .getId();

        for (var name : List.of("sendEmail", "loopCounter", "decisionResult")) {
            assertThatThrownBy(() -> runtime.setVariable(instance, name, null))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageStartingWith(name + " means something else already: ");
        }
    }

    private List<String> causes() {
        return incidents.list(Locale.ENGLISH).stream()
                .filter(incident -> incident.journey().startsWith("whom"))
                .map(Incident::cause)
                // a call in which something failed says nothing itself
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whom all that runs of this test is about. */
    private List<String> everybody() {
        return jdbc.sql("""
                        select text_ from act_ru_variable
                        where name_ = 'customerId' and proc_def_id_ like 'whom%' order by text_""").query(String.class).list();
    }

    private void happens(String type) {
        events.send(type, annaRef, Map.of("customerId", ben));
        engine.allRuns();
    }

    private String known(String ref) {
        events.sendHistory("customer.registered", ref, Map.of("email", "somebody@example.com"));
        events.handleAll();
        return customers.get(new CustomerRef(ref)).id().value();
    }

    private void deployed(BpmnModelInstance model) {
        deployed("whom.bpmn", Bpmn.convertToString(model));
    }

    private void deployed(String name, String content) {
        deployments.add(
                repository.createDeployment().addString(name, content).deploy().getId());
        clock.advance(Duration.ofSeconds(5));
    }
}
