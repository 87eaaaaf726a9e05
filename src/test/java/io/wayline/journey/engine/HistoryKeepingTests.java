package io.wayline.journey.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.Journeys;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** How long the engine keeps which way somebody went. */
@DatabaseTest
class HistoryKeepingTests {

    @Autowired
    JourneyDriver driver;

    @Autowired
    EngineDriver engine;

    @Autowired
    Journeys journeys;

    @Autowired
    Customers customers;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService jobs;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @AfterEach
    void nobodyIsOnTheWay() {
        engine.forgetsDrawings();
    }

    @Test
    void dropsAWayThatEndedLongerAgoThanItsDiagramSays() {
        engine.draws("reference.bpmn");
        driver.was("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"))
                .happens("test.reference-asked", anna, Map.of());
        var instance = journeys.of(customers.get(new CustomerRef(anna)).id(), 1, Locale.ENGLISH)
                .get(0)
                .id();

        // one database counts whole days, the other one midnights
        clock.advance(Duration.ofDays(29).minusMinutes(1));
        cleansUp();
        assertThat(steps(instance)).isEqualTo(5);

        clock.advance(Duration.ofDays(1).plusMinutes(2));
        cleansUp();
        assertThat(steps(instance)).isZero();
    }

    @Test
    void keepsAWayThatGoesOnHoweverLongItIs() {
        engine.draws("wait-with-reminders.bpmn");
        driver.was("customer.registered", anna, Map.of("email", "anna@example.com", "locale", "en"))
                .happens("test.sent", anna, Map.of());
        var instance = journeys.of(customers.get(new CustomerRef(anna)).id(), 1, Locale.ENGLISH)
                .get(0)
                .id();
        var before = steps(instance);

        clock.advance(Duration.ofDays(1_000));
        cleansUp();

        assertThat(steps(instance)).isEqualTo(before).isPositive();
    }

    private long steps(String instance) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .count();
    }

    private void cleansUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> jobs.executeJob(job.getId()));
    }
}
