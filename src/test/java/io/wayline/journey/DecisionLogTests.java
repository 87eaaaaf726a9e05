package io.wayline.journey;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.journey.decision.DecisionTaken;
import io.wayline.journey.engine.Decided;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class DecisionLogTests {

    @Autowired
    EventsDriver events;

    @Autowired
    Journeys journeys;

    @Autowired
    InstanceHistory history;

    @Autowired
    Retention retention;

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
    void aJourneyThatDecides() {
        deployment = repository
                .createDeployment()
                .addString("decides/gift.dmn", GIFT)
                .addModelInstance("decides/decides.bpmn", decides())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from decision_log").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void keepsWhichRuleHeldAndWhatFor() {
        comes("A", 7);
        var taken = decisions();
        assertThat(taken).singleElement().satisfies(decision -> {
            assertThat(decision.decision()).isEqualTo("gift");
            assertThat(decision.name()).isEqualTo("Which gift");
            assertThat(decision.version()).isEqualTo(1);
            assertThat(decision.inputs()).containsExactly(Map.entry("Tier", "A"), Map.entry("orders", 7));
            assertThat(decision.rules()).containsExactly(new Decided.Rule(2, "Rule_Loyal"));
            assertThat(decision.outputs()).containsExactly(Map.entry("gift", "tea"), Map.entry("points", 250));
            assertThat(decision.at()).isEqualTo(clock.instant());
        });
        assertThat(customerIds()).containsExactly(only().customer().value());
    }

    @Test
    void keepsThatNoRuleHeld() {
        comes("C", 0);
        assertThat(decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.rules()).isEmpty();
            assertThat(decision.outputs()).isEmpty();
        });
    }

    @Test
    void setsOneVariableForEachOutcomeAndKeepsNoObject() {
        comes("A", 7);

        assertThat(outcomes()).containsExactly("gift string", "points integer");
        assertThat(jdbc.sql("select count(*) from act_ru_variable where bytearray_id_ is not null or type_ = 'object'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void setsNothingWhereNoRuleHoldsSoThatConditionsCanAskForIt() {
        comes("C", 0);

        assertThat(outcomes()).containsExactly("gift null", "points null");
    }

    private List<String> outcomes() {
        return jdbc.sql(
                        "select name_ || ' ' || type_ from act_ru_variable where name_ in ('gift', 'points') order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void tellsItWithTheStepThatDecided() {
        comes("A", 7);
        assertThat(history.of(only().id(), Locale.ENGLISH))
                .filteredOn(step -> !step.decisions().isEmpty())
                .extracting(PassedStep::step)
                .containsExactly("Choose a gift");
    }

    @Test
    void dropsItWhenTheJourneySaysSoAndNotBefore() {
        comes("A", 7);
        clock.advance(Duration.ofDays(400));
        var instance = only();
        retention.drop();
        assertThat(kept(instance)).as("still on the way").isTrue();

        jdbc.sql("update journey_instance set ended_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), instance.id())
                .update();
        clock.advance(Duration.ofDays(29));
        retention.drop();
        assertThat(kept(instance)).isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(retention.drop()).isPositive();
        assertThat(kept(instance)).isFalse();
    }

    private boolean kept(Instance instance) {
        return jdbc.sql("select count(*) from decision_log where instance_id = ?")
                        .param(instance.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<DecisionTaken> decisions() {
        return history.of(only().id(), Locale.ENGLISH).stream()
                .flatMap(step -> step.decisions().stream())
                .toList();
    }

    private Instance only() {
        return journeys.instances("decides", false, null, 1, Locale.ENGLISH)
                .items()
                .get(0);
    }

    private List<String> customerIds() {
        return jdbc.sql("select customer_id from decision_log where decision = 'gift'")
                .query(String.class)
                .list();
    }

    private void comes(String tier, int orders) {
        events.send(
                "customer.registered",
                "c-" + UUID.randomUUID(),
                Map.of("email", "anna@example.com", "tier", tier, "orders", orders));
        events.handleAll();
        management
                .createJobQuery()
                .processDefinitionKey("decides")
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private static BpmnModelInstance decides() {
        var model = Drawn.journey("decides")
                .startEvent("Start_Decides")
                .message("customer.registered")
                .businessRuleTask("Task_Gift")
                .name("Choose a gift")
                .camundaDecisionRef("gift")
                .receiveTask("Wait_Decides")
                .message("order.placed")
                .endEvent()
                .done();
        return Drawn.with(model, "Start_Decides", Map.of("take", "tier,orders"));
    }

    private static final String GIFT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions" name="x" namespace="https://wayline.io">
              <decision id="gift" name="Which gift" camunda:historyTimeToLive="P30D">
                <decisionTable id="Table" hitPolicy="FIRST">
                  <input id="In1" label="Tier"><inputExpression id="E1" typeRef="string"><text>tier</text></inputExpression></input>
                  <input id="In2"><inputExpression id="E2" typeRef="integer"><text>orders</text></inputExpression></input>
                  <output id="Out1" name="gift" typeRef="string" />
                  <output id="Out2" name="points" typeRef="integer" />
                  <rule id="Rule_New"><inputEntry id="C1"><text>"B"</text></inputEntry><inputEntry id="C2"><text></text></inputEntry>
                    <outputEntry id="O1"><text>"soap"</text></outputEntry><outputEntry id="O2"><text>50</text></outputEntry></rule>
                  <rule id="Rule_Loyal"><inputEntry id="C3"><text>"A"</text></inputEntry><inputEntry id="C4"><text>&gt; 5</text></inputEntry>
                    <outputEntry id="O3"><text>"tea"</text></outputEntry><outputEntry id="O4"><text>250</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;
}
