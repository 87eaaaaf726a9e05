package io.wayline.steps;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.value.TierRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

@DatabaseTest
class ValueStepsTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TierRules rules;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void aJourneyWeighsTheCustomerAndWaits() {
        // what customers of other tests bought would stand beside hers
        for (var table : new String[] {"customer_order_item", "customer_order", "customer_value"}) {
            jdbc.update("delete from " + table);
        }
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "weighing.bpmn",
                        Bpmn.createExecutableProcess("weighing")
                                .name("Weighing")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("Start_Weighing")
                                .message("test.weighed")
                                .serviceTask("Task_Recompute")
                                .camundaDelegateExpression("${recomputeValue}")
                                .serviceTask("Task_Assess")
                                .camundaDelegateExpression("${assessCustomer}")
                                .intermediateCatchEvent("Event_Wait")
                                .message("test.never")
                                .endEvent("End_Weighing")
                                .done())
                .deploy()
                .getId();
        // the node has heard of it by then
        clock.advance(Duration.ofSeconds(5));
    }

    @AfterEach
    void theJourneyIsTakenAway() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void recomputingSaysHowManyChangedAndAssessingWhatTheCustomerIsWorth() {
        registers();
        orders("1", 12, "120.00");
        orders("2", 2, "30.50");

        journey.happens("test.weighed", anna, Map.of());

        assertThat(variables())
                .contains(
                        entry("changed", 1),
                        entry("tier", "A"),
                        entry("orders", 2),
                        entry("spend", 150.5),
                        entry("daysSinceLastOrder", 2),
                        entry("expectedGap", 10));
    }

    @Test
    void whoNeverBoughtIsOfTheLastTierAndHasNoDays() {
        registers();

        journey.happens("test.weighed", anna, Map.of());

        assertThat(variables())
                .contains(entry("tier", "C"), entry("orders", 0), entry("spend", 0))
                .doesNotContainKeys("daysSinceLastOrder", "expectedGap");
    }

    @Test
    void anOrderThatIsSentBackOrCancelledCountsNoMore() {
        registers();
        orders("1", 12, "120.00");
        orders("2", 2, "30.50");
        journey.happens("order.returned", anna, Map.of("orderRef", anna + "-1"))
                .happens("order.cancelled", anna, Map.of("orderRef", anna + "-2"))
                .happens("order.cancelled", anna, Map.of("orderRef", "nobody-knows-it"));

        journey.happens("test.weighed", anna, Map.of());

        assertThat(variables()).contains(entry("orders", 0), entry("spend", 0), entry("tier", "C"));
        assertThat(journey.story(anna)).containsSubsequence("order-placed", "order-returned", "order-cancelled");
    }

    @Test
    void nobodyCancelsTheOrderOfSomebodyElse() {
        registers();
        orders("1", 12, "120.00");
        var bob = "bob-" + UUID.randomUUID();
        journey.happens("customer.registered", bob, Map.of("email", "bob@example.com"));

        journey.happens("order.cancelled", bob, Map.of("orderRef", anna + "-1"));
        journey.happens("test.weighed", anna, Map.of());

        assertThat(variables()).contains(entry("orders", 1));
    }

    @Test
    void theShippedDecisionGivesEveryCellATierAndPutsTheBestFirst() {
        for (var recency = 1; recency <= 5; recency++) {
            for (var frequency = 1; frequency <= 5; frequency++) {
                for (var monetary = 1; monetary <= 5; monetary++) {
                    for (var abc : new String[] {"A", "B", "C"}) {
                        assertThat(rules.of(new TierRules.Cell(recency, frequency, monetary, abc))
                                        .label())
                                .isNotBlank();
                    }
                }
            }
        }
        assertThat(said(5, 5, 5, "A")).isEqualTo("A champion");
        assertThat(said(3, 2, 5, "A")).isEqualTo("A loyal");
        assertThat(said(1, 5, 5, "A")).isEqualTo("A slipping");
        assertThat(said(4, 4, 4, "B")).isEqualTo("A rising");
        assertThat(said(4, 4, 3, "B")).isEqualTo("B regular");
        assertThat(said(2, 4, 4, "B")).isEqualTo("B slipping");
        assertThat(said(4, 4, 1, "C")).isEqualTo("B promising");
        assertThat(said(3, 1, 1, "C")).isEqualTo("C occasional");
        assertThat(said(2, 1, 1, "C")).isEqualTo("C quiet");
    }

    private String said(int recency, int frequency, int monetary, String abc) {
        var verdict = rules.of(new TierRules.Cell(recency, frequency, monetary, abc));
        return verdict.tier() + " " + verdict.label();
    }

    private void registers() {
        journey.happens("customer.registered", anna, Map.of("email", "anna@example.com"));
    }

    private void orders(String ref, int daysAgo, String amount) {
        journey.happens(
                "order.placed",
                anna,
                Map.of(
                        "orderRef",
                        anna + "-" + ref,
                        "amount",
                        amount,
                        "currency",
                        "CNY",
                        "placedAt",
                        clock.instant().minus(Duration.ofDays(daysAgo)).toString()));
    }

    private Map<String, Object> variables() {
        var instance = runtime.createProcessInstanceQuery()
                .processDefinitionKey("weighing")
                .singleResult();
        return runtime.getVariables(instance.getId());
    }
}
