package io.wayline.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.benefit.Benefit;
import io.wayline.benefit.Benefits;
import io.wayline.customer.Customers;
import io.wayline.journey.Drawn;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Benefits that journeys grant, by a step of their own and with a mail. */
@DatabaseTest
class GrantTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Benefits benefits;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    RepositoryService repository;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private String deployment = "";

    @BeforeEach
    void oneJourneyGrantsAndAnotherSendsWhatItGrants() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "giving.bpmn",
                        Bpmn.createExecutableProcess("giving")
                                .name("Giving")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("Start_Giving")
                                .message("test.given")
                                .serviceTask("Task_Grant")
                                .camundaDelegateExpression("${grantBenefit}")
                                .camundaInputParameter("kind", "points")
                                .camundaInputParameter("amount", "200")
                                .exclusiveGateway("Gateway_Given")
                                .condition("yes", "${benefitRef != null}")
                                .endEvent("End_Giving")
                                .name("Given")
                                .moveToLastGateway()
                                .condition("no", "${benefitRef == null}")
                                .endEvent("End_Nothing")
                                .name("Nothing given")
                                .done())
                .addModelInstance("sending.bpmn", Drawn.with(sending(), "sending", Map.of("reEntry", "always")))
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
    void aJourneyGrantsPointsOnceAtEachOfItsSteps() {
        registers(true);
        journey.on("giving", anna).happens("test.given").expectEnded("Given");

        assertThat(given()).singleElement().satisfies(benefit -> {
            assertThat(benefit.worth().points()).isEqualTo(200);
            assertThat(benefit.validUntil()).isNull();
        });
        assertThat(journey.story(anna)).contains("points-granted");
    }

    @Test
    void aMailBringsACouponAndNamesIt() {
        registers(true);

        journey.on("sending", anna).happens("test.sent").expectEnded("Sent").expectMails("onboarding-offer");

        var coupon = given().get(0);
        assertThat(given()).hasSize(1);
        assertThat(text()).contains(coupon.code()).contains("10%");
    }

    @Test
    void aMailThatMayNotLeaveBringsNothing() {
        registers(false);

        journey.on("sending", anna).happens("test.sent").expectEnded("Sent").expectMails("onboarding-offer");

        assertThat(given()).isEmpty();
        assertThat(journey.story(anna)).contains("mail-not-sent.no-consent");
    }

    @Test
    void aMailThatLeavesOnlyOnceBringsItOnce() {
        registers(true);

        journey.on("sending", anna).happens("test.sent").expectMails("onboarding-offer");
        journey.on("sending", anna).happens("test.sent").expectMails("onboarding-offer", "onboarding-offer");

        assertThat(given()).hasSize(1);
        assertThat(journey.story(anna)).contains("mail-not-sent.once-per");
    }

    private static BpmnModelInstance sending() {
        return Bpmn.createExecutableProcess("sending")
                .name("Sending")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent("Start_Sending")
                .message("test.sent")
                .serviceTask("Task_Send")
                .camundaDelegateExpression("${sendEmail}")
                .camundaInputParameter("template", "onboarding-offer")
                .camundaInputParameter("oncePer", "${customerId}")
                .camundaInputParameter("grant", "coupon")
                .camundaInputParameter("grantAmount", "10%")
                .camundaInputParameter("grantValidFor", "P30D")
                .endEvent("End_Sending")
                .name("Sent")
                .done();
    }

    private void registers(boolean agreeing) {
        var consents = agreeing ? List.of(Map.of("purpose", "marketing", "channel", "email")) : List.of();
        journey.was(
                "customer.registered",
                anna,
                Map.of("email", anna + "@example.com", "locale", "en", "consents", consents));
    }

    private List<Benefit> given() {
        return benefits.of(customers.get(new CustomerRef(anna)).id(), 10);
    }

    private String text() {
        var mail = messages.list(new Messages.Filter(null, null, new CustomerRef(anna)), null, 1)
                .items()
                .get(0);
        return messages.content(mail.ref()).orElseThrow().text();
    }
}
