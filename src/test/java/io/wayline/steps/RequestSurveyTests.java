package io.wayline.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyDriver;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions that journeys ask by mail. */
@DatabaseTest
class RequestSurveyTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    SurveyList surveys;

    @Autowired
    SurveyDriver driver;

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
    void aJourneyAsks() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "asking.bpmn",
                        Bpmn.createExecutableProcess("asking")
                                .name("Asking")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent("Start_Asking")
                                .message("test.asked")
                                .serviceTask("Task_Ask")
                                .camundaDelegateExpression("${requestSurvey}")
                                .camundaInputParameter("kind", "CSAT")
                                .camundaInputParameter("template", "after-sale-survey")
                                .camundaInputParameter("about", "SO 26/118466")
                                .camundaInputParameter("validFor", "P3D")
                                .exclusiveGateway("Gateway_Asked")
                                .condition("yes", "${surveyRef != null}")
                                .endEvent("End_Asked")
                                .name("Asked")
                                .moveToLastGateway()
                                .condition("no", "${mailOutcome == 'skipped'}")
                                .endEvent("End_NotAsked")
                                .name("Not asked")
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
    void aMailBringsTheQuestionWithALinkForEachScore() {
        journey.was("customer.registered", anna, Map.of("email", anna + "@example.com", "locale", "en"));

        journey.on("asking", anna).happens("test.asked").expectEnded("Asked").expectMails("after-sale-survey");

        assertThat(asked()).singleElement().satisfies(survey -> {
            assertThat(survey.kind()).isEqualTo(SurveyKind.CSAT);
            assertThat(survey.about()).isEqualTo("SO 26/118466");
            assertThat(survey.journey()).isEqualTo("asking");
            assertThat(survey.message()).isEqualTo(mail().ref());
            assertThat(survey.expiresAt())
                    .isBetween(
                            clock.instant().plus(Duration.ofDays(2)),
                            clock.instant().plus(Duration.ofDays(4)));
            var page = driver.page(survey.ref());
            var text = messages.content(mail().ref()).orElseThrow();
            for (var score = 1; score <= 5; score++) {
                assertThat(text.text()).contains(page + "?score=" + score);
                assertThat(text.html()).contains(page + "?score=" + score);
            }
            assertThat(text.text()).contains("SO 26/118466");
        });
    }

    @Test
    void whoseMailMayNotLeaveIsNotAsked() {
        journey.was("customer.registered", anna, Map.of("phone", "+86 138 0013 8000"));

        journey.on("asking", anna).happens("test.asked").expectEnded("Not asked");

        assertThat(asked()).isEmpty();
    }

    private List<Survey> asked() {
        return surveys.of(customers.get(new CustomerRef(anna)).id(), 10);
    }

    private Message mail() {
        return messages.list(new Messages.Filter(null, null, new CustomerRef(anna)), null, 1)
                .items()
                .get(0);
    }
}
