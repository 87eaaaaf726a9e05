package io.wayline.journey;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.step.Step;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** One test a door: whatever way a value comes, it is looked at before the engine keeps it. */
@DatabaseTest
class VariableGuardTests {

    @Autowired
    EventsDriver events;

    @Autowired
    Incidents incidents;

    @Autowired
    Sets sets;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void aJourneyThatDeclaresItsVariables() {
        sets.values.clear();
        deployment = repository
                .createDeployment()
                .addString("guarded/note-kind.dmn", NOTE_KIND)
                .addModelInstance("guarded/guarded.bpmn", guarded())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void aStepMaySetWhatIsDeclaredAndInternal() {
        sets.values.putAll(Map.of("outcome", "reached", "count", 3, "when", new Date(), "agreed", true));
        happens(Map.of());
        assertThat(incidentsHere()).isEmpty();
        assertThat(stored("outcome")).isEqualTo("reached");
    }

    @Test
    void aStepThatSetsAMailAddressFailsForGoodAndSaysWhatHelps() {
        assertThat(fault("outcome", "anna@example.com"))
                .isEqualTo("outcome looks like a mail address: keep it with the customer and pass customerId.");
        assertThat(everythingStored()).doesNotContain("anna@example.com");
    }

    @Test
    void aStepMaySetNothingThatNobodyDeclared() {
        assertThat(fault("nickname", "reached")).startsWith("nickname is not declared by the journey: ");
    }

    @Test
    void aStepMaySetNothingOfAnotherKindThanDeclared() {
        assertThat(fault("count", "three")).startsWith("count is declared as number and would become a String: ");
    }

    @Test
    void aStepMaySetNoObject() {
        assertThat(fault("outcome", new ArrayList<>(List.of("a")))).startsWith("outcome is a ArrayList: pass a text");
    }

    @Test
    void aStepMaySetNoSerialisedObject() {
        assertThat(fault("outcome", new Letter("Dear Anna"))).startsWith("outcome is a Letter: ");
    }

    @Test
    void aStepMaySetNoFileAndNoBytes() {
        assertThat(fault("outcome", new byte[] {1, 2})).startsWith("outcome is a ");
        assertThat(fault(
                        "outcome",
                        Variables.fileValue("letter.txt").file(new byte[] {1}).create()))
                .startsWith("outcome is a ");
    }

    @Test
    void aDecisionGivesWhateverWasPublishedWithIt() {
        sets.values.put("count", 8);
        happens(Map.of());
        assertThat(incidentsHere()).isEmpty();
        assertThat(stored("kind")).isEqualTo("Dear customer, thank you");
    }

    @Test
    void anEventBringsOnlyWhatMayBeKeptAndIsNotHeldUp() {
        happens(Map.of("orderRef", "A-17", "phone", "13812345678", "amount", 13_812_345_678L, "count", "many"));
        assertThat(stored("orderRef")).isEqualTo("A-17");
        assertThat(everythingStored()).doesNotContain("13812345678", "many");
        assertThat(incidentsHere()).isEmpty();
    }

    @Test
    void whoeverCallsTheEngineIsHeldToTheSame() {
        happens(Map.of());
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("guarded")
                .singleResult()
                .getId();
        assertThatThrownBy(() -> runtime.setVariable(instance, "outcome", "Please call me"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("guarded", Map.of("mail", "anna@example.com")))
                .isInstanceOf(InvalidValue.class);
        runtime.setVariable(instance, "outcome", "reached");
        assertThatThrownBy(() -> runtime.setVariable(instance, "outcome", "anna@example.com"))
                .as("an update, too")
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void nobodyBringsASerialisedObject() {
        var serialised = Variables.serializedObjectValue("rO0ABQ==")
                .objectTypeName("java.util.ArrayList")
                .serializationDataFormat("application/x-java-serialized-object")
                .create();
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("guarded", Map.of("outcome", serialised)))
                .hasMessageContaining("outcome");
    }

    /** The step sets this; what its incident says. */
    private String fault(String name, Object value) {
        sets.values.clear();
        sets.values.put(name, value);
        var before =
                incidents.list(Locale.ENGLISH).stream().map(Incident::cause).toList();
        happens(Map.of());
        return incidents.list(Locale.ENGLISH).stream()
                .map(Incident::cause)
                .filter(cause -> !before.contains(cause))
                .findFirst()
                .orElseThrow();
    }

    private void happens(Map<String, ?> data) {
        var all = new HashMap<String, Object>(data);
        all.put("email", "ben@example.com");
        events.send("customer.registered", "c-" + UUID.randomUUID(), all);
        events.handleAll();
        management
                .createJobQuery()
                .processDefinitionKey("guarded")
                .messages()
                .withRetriesLeft()
                .list()
                .forEach(job -> catchThrowable(() -> management.executeJob(job.getId())));
    }

    private @Nullable String stored(String name) {
        return jdbc.sql("select v.text_ from act_ru_variable v join act_re_procdef d on d.id_ = v.proc_def_id_"
                        + " where v.name_ = ? and d.key_ = 'guarded'")
                .param(name)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<String> everythingStored() {
        return jdbc
                .sql("select coalesce(text_, '') || '|' || coalesce(cast(long_ as varchar), '') from act_ru_variable")
                .query(String.class)
                .list()
                .stream()
                .flatMap(each -> List.of(each.split("\\|")).stream())
                .toList();
    }

    private static BpmnModelInstance guarded() {
        var model = Drawn.journey("guarded")
                .startEvent("Start_Guarded")
                .message("customer.registered")
                .serviceTask("Task_Sets")
                .camundaDelegateExpression("${sets}")
                .businessRuleTask("Task_Decides")
                .camundaDecisionRef("note-kind")
                .camundaMapDecisionResult("singleResult")
                .receiveTask("Wait_Guarded")
                .message("order.placed")
                .endEvent()
                .done();
        Drawn.with(model, "guarded", Map.of("variables", "outcome:text, count:number, when:instant, agreed:flag"));
        return Drawn.with(model, "Start_Guarded", Map.of("take", "orderRef,phone,amount,count"));
    }

    private static final String NOTE_KIND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions" name="x" namespace="https://wayline.io">
              <decision id="note-kind" name="Note kind" camunda:historyTimeToLive="P30D">
                <decisionTable id="Table" hitPolicy="FIRST">
                  <input id="In"><inputExpression id="InExp" typeRef="integer"><text>count</text></inputExpression></input>
                  <output id="Out" name="kind" typeRef="string" />
                  <rule id="Rule_Long"><inputEntry id="C1"><text>8</text></inputEntry>
                    <outputEntry id="O1"><text>"Dear customer, thank you"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private record Letter(String text) implements Serializable {}

    @TestComponent("sets")
    @Step(name = "Sets", description = "Sets what the test wants.")
    static class Sets implements JavaDelegate {

        final Map<String, Object> values = new HashMap<>();

        @Override
        public void execute(DelegateExecution execution) {
            values.forEach(execution::setVariable);
        }
    }

    /** Those of this journey: other classes of the same application may have left some of theirs. */
    private List<Incident> incidentsHere() {
        return incidents.list(Locale.ENGLISH).stream()
                .filter(incident -> incident.journey().equals("guarded"))
                .toList();
    }
}
