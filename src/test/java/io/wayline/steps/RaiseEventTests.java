package io.wayline.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.Drawn;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** An event that a journey raises is one like anybody's: kept once, checked, and heard by other journeys. */
@DatabaseTest
class RaiseEventTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void oneJourneyRaisesAndAnotherWaits() {
        deployment = repository
                .createDeployment()
                .addModelInstance("raising.bpmn", raising())
                .addModelInstance("hearing.bpmn", hearing())
                .addModelInstance("forging.bpmn", forging())
                .addModelInstance("tripping.bpmn", tripping())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        journey.was("customer.registered", anna, Map.of("email", anna + "@example.com", "locale", "en"));
    }

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-7", "1000123456789", "#1001", "订单-8", "A/17 b"})
    void anotherJourneyHearsOfWhatOneRaisesWithItsReferencesInFull(String ref) {
        var hearing = journey.on("hearing", anna).happens("parcel.watched", Map.of("parcelRef", ref));

        journey.on("raising", anna)
                .happens("parcel.missed", Map.of("parcelRef", ref, "weight", 2.5))
                .expectEnded("Raised");

        assertThat(raised("parcel.lost")).singleElement().satisfies(data -> {
            assertThat(data.path("parcelRef").asString()).isEqualTo(ref);
            assertThat(data.path("weight").asDouble()).isEqualTo(2.5);
            assertThat(data.path("note").asString()).isEqualTo("left, at the door");
        });
        hearing.expectEnded("Heard");
    }

    @Test
    void aFieldWhoseVariableHasNoValueIsLeftOut() {
        journey.on("raising", anna)
                .happens("parcel.missed", Map.of("parcelRef", "P-8"))
                .expectEnded("Raised");

        assertThat(raised("parcel.lost"))
                .singleElement()
                .satisfies(data -> assertThat(data.has("weight")).isFalse());
    }

    @Test
    void whatIsTakenAgainAfterAFailureHasRaisedItOnce() {
        var walk = journey.on("tripping", anna).happens("parcel.tripped");
        assertThat(raised("parcel.lost")).isEmpty();

        jdbc.sql("update customer set lifecycle = 'AT_RISK' where ref = ?")
                .param(anna)
                .update();
        walk.timePasses(Duration.ofMinutes(2)).expectEnded("Gone");

        assertThat(raised("parcel.lost")).hasSize(1);
    }

    @Test
    void whatOnlyAFeatureMayTellIsRefusedAlsoWhereItCameAroundTheCheck() {
        journey.on("forging", anna)
                .happens("parcel.forged")
                .timePasses(Duration.ofHours(3))
                .expectIncident("Forged");

        assertThat(raised("mail.bounced")).isEmpty();
    }

    private List<JsonNode> raised(String type) {
        return jdbc
                .sql("select data from inbox_event where subject = ? and type = ? and source = 'wayline:journey'")
                .params(anna, type)
                .query(String.class)
                .list()
                .stream()
                .map(json::readTree)
                .toList();
    }

    private static BpmnModelInstance raising() {
        var model = Drawn.journey("raising")
                .startEvent("Start_Missed")
                .message("parcel.missed")
                .serviceTask("Task_Raise")
                .name("Raise it")
                .camundaDelegateExpression("${raiseEvent}")
                .camundaInputParameter("type", "parcel.lost")
                .camundaInputParameter("fields", "parcelRef, weight, note='left, at the door'")
                .endEvent("End_Raised")
                .name("Raised")
                .done();
        Drawn.with(model, "Start_Missed", Map.of("take", "parcelRef, weight"));
        return Drawn.with(model, "raising", Map.of("reEntry", "always"));
    }

    private static BpmnModelInstance forging() {
        return Drawn.journey("forging")
                .startEvent("Start_Forged")
                .name("Forged")
                .message("parcel.forged")
                .serviceTask("Task_Forge")
                .name("Raise it")
                .camundaDelegateExpression("${raiseEvent}")
                .camundaInputParameter("type", "mail.bounced")
                .camundaInputParameter("fields", "messageRef='1'")
                .endEvent("End_Forged")
                .name("Raised")
                .done();
    }

    /** Its second step fails, and takes the first one along. */
    private static BpmnModelInstance tripping() {
        return Drawn.journey("tripping")
                .startEvent("Start_Tripped")
                .message("parcel.tripped")
                .serviceTask("Task_Raise")
                .camundaDelegateExpression("${raiseEvent}")
                .camundaInputParameter("type", "parcel.lost")
                .serviceTask("Task_Leave")
                .camundaDelegateExpression("${updateCustomer}")
                .camundaInputParameter("lifecycle", "CHURNED")
                .endEvent("End_Gone")
                .name("Gone")
                .done();
    }

    private static BpmnModelInstance hearing() {
        var model = Drawn.journey("hearing")
                .startEvent("Start_Watched")
                .message("parcel.watched")
                .intermediateCatchEvent("Wait_Lost")
                .name("Parcel lost")
                .message("parcel.lost")
                .endEvent("End_Heard")
                .name("Heard")
                .done();
        Drawn.with(model, "Start_Watched", Map.of("take", "parcelRef"));
        return Drawn.with(model, "Wait_Lost", Map.of("about", "parcelRef"));
    }
}
