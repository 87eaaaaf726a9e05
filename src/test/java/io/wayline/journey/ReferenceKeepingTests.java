package io.wayline.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.events.InvalidEvent;
import io.wayline.journey.reference.References;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerMerge;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How long references are kept under stand-ins, for whom, and what of an event becomes one. */
@DatabaseTest
class ReferenceKeepingTests {

    private static final String ODD = "+8613800138000";

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    References references;

    @Autowired
    ReferenceRetention retention;

    @Autowired
    InstanceMerge merging;

    @Autowired
    InstanceActs acts;

    @Autowired
    Journeys journeys;

    @Autowired
    Customers customers;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void annaWaitsForTea() {
        deployment = repository
                .createDeployment()
                .addModelInstance("tea.bpmn", tea())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        events.sendHistory("customer.registered", anna, Map.of("email", anna + "@example.com"));
        events.handleAll();
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from journey_reference").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void theSameReferenceIsTheSameStandInForOneCustomerAndAnotherForOthers() {
        var one = references.standIn(id(), ODD);

        assertThat(references.standIn(id(), ODD)).isEqualTo(one);
        assertThat(references.standIn(new CustomerId(UUID.randomUUID().toString()), ODD))
                .isNotEqualTo(one);
        assertThat(references.inFull("a " + one + ", b " + one)).isEqualTo("a " + ODD + ", b " + ODD);
    }

    @Test
    void nodesThatMakeItAtTheSameMomentBothHaveAGoodOne() {
        var made = Stream.generate(() -> CompletableFuture.supplyAsync(() -> references.standIn(id(), ODD)))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(made).allMatch(each -> references.inFull(each).equals(ODD));
    }

    @Test
    void aReferenceStaysWhileSomebodyIsOnTheWayWithItAndGoesThereafter() {
        happens("tea.ordered", Map.of("cup", ODD));
        clock.advance(Duration.ofDays(30));
        retention.drop();
        assertThat(kept()).containsExactly(ODD);

        happens("tea.served", Map.of("cup", ODD));
        assertThat(journeys.of(id(), 1, Locale.ENGLISH).get(0).endedAt()).isNotNull();
        retention.drop();

        assertThat(kept()).isEmpty();
    }

    @Test
    void aMergedCustomersReferencesAreThoseOfTheKeptOne() {
        happens("tea.ordered", Map.of("cup", ODD));
        var kept = new CustomerId(UUID.randomUUID().toString());

        merging.merge(new CustomerMerge(
                kept, new CustomerRef("kept-" + anna), id(), new CustomerRef(anna), null, null, "he"));

        assertThat(references.erase(kept)).isEqualTo(1);
    }

    @Test
    void aWordThatTheDiagramComparesWithIsTakenAsItIs() {
        happens("tea.ordered", Map.of("kind", "green tea, 绿茶", "cup", "A-1"));

        assertThat(runtime.getVariable(
                        journeys.of(id(), 1, Locale.ENGLISH).get(0).id(), "kind"))
                .isEqualTo("green tea, 绿茶");
    }

    @Test
    void numbersThatAreWordsAreReadAsDeclared() {
        happens("tea.ordered", Map.of("cups", "2.0", "cup", 1000123456789L, "hot", "true"));

        var kept =
                runtime.getVariables(journeys.of(id(), 1, Locale.ENGLISH).get(0).id());
        assertThat(kept).containsEntry("cups", 2).containsEntry("hot", true);
        assertThat(references.inFull(kept.get("cup").toString())).isEqualTo("1000123456789");
        happens("tea.served", Map.of("cup", "1000123456789"));
        assertThat(journeys.of(id(), 1, Locale.ENGLISH).get(0).endedAt()).isNotNull();
    }

    @Test
    void whatAJourneyCouldNotTakeIsRefusedAtTheDoor() {
        refused(Map.of("cups", "many"), "/data/cups", "is no number: send a number, as journeys take it");
        refused(Map.of("hot", 3), "/data/hot", "is no flag: send a flag, as journeys take it");
        refused(
                Map.of("cup", List.of("A-1")),
                "/data/cup",
                "is a list or an object: send one text, one number, or one truth value in it");
        refused(Map.of("cup", "x".repeat(101)), "/data/cup", "is longer than 100 characters: send 1 to 100 characters");
        refused(
                Map.of("cup", "A\nB"),
                "/data/cup",
                "has a line break or another control character: send 1 to 100 characters on one line");
    }

    private void refused(Map<String, ?> data, String pointer, String detail) {
        assertThatThrownBy(() -> events.send("tea.ordered", anna, data))
                .isInstanceOfSatisfying(
                        InvalidEvent.class,
                        refusal -> assertThat(refusal.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.pointer()).isEqualTo(pointer);
                                    assertThat(finding.detail()).isEqualTo(detail);
                                }));
    }

    private void happens(String type, Map<String, ?> data) {
        events.send(type, anna, data);
        engine.allRuns();
    }

    private List<String> kept() {
        return jdbc.sql("select reference from journey_reference where customer_id = ?")
                .param(id().value())
                .query(String.class)
                .list();
    }

    private CustomerId id() {
        return customers.get(new CustomerRef(anna)).id();
    }

    private static BpmnModelInstance tea() {
        var model = Drawn.journey("tea")
                .startEvent("Start_Tea")
                .message("tea.ordered")
                .exclusiveGateway("Gateway_Kind")
                .condition("green", "${kind == 'green tea, 绿茶'}")
                .receiveTask("Wait_Green")
                .message("tea.served")
                .endEvent("End_Green")
                .moveToLastGateway()
                .condition("other", "${kind != 'green tea, 绿茶'}")
                .receiveTask("Wait_Other")
                .message("tea.served")
                .endEvent("End_Other")
                .done();
        Stream.of("Wait_Green", "Wait_Other").forEach(wait -> Drawn.with(model, wait, Map.of("about", "cup")));
        Drawn.with(model, "Start_Tea", Map.of("take", "cup, kind, cups, hot"));
        return Drawn.with(model, "tea", Map.of("reEntry", "always", "variables", "cups:number, hot:flag"));
    }
}
