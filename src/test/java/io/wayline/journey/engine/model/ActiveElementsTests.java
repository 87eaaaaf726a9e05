package io.wayline.journey.engine.model;

import java.time.Duration;
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

import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.Instance;
import io.wayline.journey.Journeys;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class ActiveElementsTests {

    /** The journey's latest version, the rows, their count, and where they all stand. */
    private static final int STATEMENTS = 3;

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    Journeys journeys;

    @Autowired
    SettableClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    SqlCount sql;

    private String deployment = "";

    @BeforeEach
    void aJourneyWithTwoWaysSideBySide() {
        deployment = repository
                .createDeployment()
                .addModelInstance("two-ways.bpmn", twoWays())
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
    void standsWhereTheNextStepIsDue() {
        registers(1);
        assertThat(only().places()).extracting(Instance.Place::name).containsExactly("Begun");
    }

    @Test
    void standsAtEveryPlaceOfAParallelWay() {
        registers(1);
        stepsRun();
        assertThat(only().places())
                .extracting(Instance.Place::name)
                .containsExactlyInAnyOrder("Somebody looks", "Wait a week");
    }

    @Test
    void asksOnceHoweverManyAreShown() {
        registers(1);
        stepsRun();
        journeys.instances("two-ways", true, null, 50, Locale.ENGLISH);
        sql.start();
        journeys.instances("two-ways", true, null, 50, Locale.ENGLISH);
        var ofOne = sql.statements();
        registers(12);
        stepsRun();
        journeys.instances("two-ways", true, null, 50, Locale.ENGLISH);
        sql.start();
        var page = journeys.instances("two-ways", true, null, 50, Locale.ENGLISH);
        assertThat(sql.statements()).as(sql::asTable).isEqualTo(ofOne).isLessThanOrEqualTo(STATEMENTS);
        assertThat(page.items())
                // an event that another class has left may start one more
                .hasSizeGreaterThanOrEqualTo(13)
                .allSatisfy(each -> assertThat(each.places()).hasSize(2));
    }

    private Instance only() {
        return journeys.instances("two-ways", true, null, 50, Locale.ENGLISH)
                .items()
                .get(0);
    }

    private void registers(int customers) {
        for (var each = 0; each < customers; each++) {
            events.send("customer.registered", "c-" + UUID.randomUUID(), Map.of("email", "anna@example.com"));
        }
        firstSteps.waitWhile(events::handleAll);
    }

    private void stepsRun() {
        management
                .createJobQuery()
                .processDefinitionKey("two-ways")
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private static BpmnModelInstance twoWays() {
        return Drawn.journey("two-ways")
                .startEvent("Start_TwoWays")
                .name("Begun")
                .message("customer.registered")
                .parallelGateway("Gateway_Both")
                .userTask("Task_Look")
                .name("Somebody looks")
                .endEvent()
                .moveToNode("Gateway_Both")
                .subProcess("Sub_Later")
                .embeddedSubProcess()
                .startEvent()
                .intermediateCatchEvent("Event_Week")
                .name("Wait a week")
                .timerWithDuration("P7D")
                .endEvent()
                .subProcessDone()
                .boundaryEvent("Event_Never")
                .timerWithDuration("P30D")
                .endEvent()
                .done();
    }
}
