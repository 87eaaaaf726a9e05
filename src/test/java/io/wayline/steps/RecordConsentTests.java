package io.wayline.steps;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentProof;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class RecordConsentTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Consents consents;

    @Autowired
    Customers customers;

    @Autowired
    RepositoryService repository;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void oneJourneyRecordsAndAnotherWaits() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "refusal.bpmn",
                        Bpmn.createExecutableProcess("refusal")
                                .name("Refusal")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("Start_Refusal")
                                .message("callback.done")
                                .serviceTask("Task_RecordRefusal")
                                .name("Record the refusal")
                                .camundaDelegateExpression("${recordConsent}")
                                .camundaInputParameter("purpose", "marketing")
                                .camundaInputParameter("channel", "phone")
                                .camundaInputParameter("answer", "withdrawn")
                                .endEvent("End_Refusal")
                                .name("Recorded")
                                .done())
                .addModelInstance(
                        "listener.bpmn",
                        Bpmn.createExecutableProcess("listener")
                                .name("Listener")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("Start_Listener")
                                .message("customer.registered")
                                .intermediateCatchEvent("Event_Withdrawn")
                                .name("Consent withdrawn")
                                .message("consent.withdrawn")
                                .endEvent("End_Listener")
                                .name("Heard")
                                .done())
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
    void keepsTheAnswerWithTheJourneyAsProofAndOtherJourneysHearOfIt() {
        var listener = journey.on("listener", anna)
                .happens("customer.registered", Map.of("email", "anna@example.com"))
                .expectAt("Consent withdrawn");
        journey.on("refusal", anna)
                .happens("callback.done", Map.of("callbackRef", "CB-1"))
                .expectEnded("Recorded");
        listener.expectEnded("Heard");

        var customer = customers.get(new CustomerRef(anna)).id();
        assertThat(consents.may(customer, ConsentTopic.MARKETING_PHONE)).isFalse();
        assertThat(consents.history(customer, null, 10).items()).singleElement().satisfies(proof -> {
            assertThat(proof.source()).isEqualTo(ConsentSource.STEP);
            assertThat(proof.said()).isEqualTo("Record the refusal");
            assertThat(proof.cause().kind()).isEqualTo(Cause.Kind.STEP);
            assertThat(proof.cause().ref()).startsWith("refusal/Task_RecordRefusal/");
        });
        assertThat(consents.standing(customer)).extracting(ConsentProof::given).containsExactly(false);
    }
}
