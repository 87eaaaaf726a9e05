package io.wayline.journey.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.Drawn;
import io.wayline.journey.Journeys;
import io.wayline.journey.engine.FirstSteps;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A kept event that cannot be delivered is Anna's; Ben's comes after it. */
@DatabaseTest
class DeliveryIsolationTests {

    private static final Duration MONTH = Duration.ofDays(30);

    @Autowired
    FirstSteps firstSteps;

    @Autowired
    EventsDriver events;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Incidents incidents;

    @Autowired
    Journeys journeys;

    @Autowired
    Customers customers;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String ben = "ben-" + UUID.randomUUID();
    private String deployment = "";
    private long poisoned;

    /** Both have come to the wait, after the event for it was kept. */
    @BeforeEach
    void bothWaitForTheirTea() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "late-tea.bpmn",
                        Drawn.journey("late-tea")
                                .startEvent("Start_Tea")
                                .message("late-tea.ordered")
                                .intermediateCatchEvent("Wait_Tea")
                                .name("Wait for tea")
                                .message("late-tea.served")
                                .endEvent("End_Tea")
                                .name("Served")
                                .done())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        for (var customer : List.of(anna, ben)) {
            events.sendHistory("customer.registered", customer, Map.of("email", "somebody@example.com"));
            events.send("late-tea.ordered", customer, Map.of());
        }
        firstSteps.waitWhile(events::handleAll);
        poisoned = events.send("late-tea.served", anna, Map.of());
        events.send("late-tea.served", ben, Map.of());
        events.handleAll();
        stepsRun();
        poison("{");
    }

    @AfterEach
    void journeyIsGone() {
        repository.deleteDeployment(deployment, true);
        jdbc.sql("delete from set_aside").update();
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void theOthersAreDeliveredAtOnce() {
        assertThat(deliveries.offerDue()).isEqualTo(1);

        assertThat(isServed(ben)).isTrue();
        assertThat(isServed(anna)).isFalse();
    }

    @Test
    void theBadOneIsTriedAgainWithGrowingPausesAndNotBefore() {
        var tries = new ArrayList<Instant>();
        for (var second = 0; second <= 400; second++) {
            deliveries.offerDue();
            var last = lastTry();
            if (tries.isEmpty() || last.isAfter(tries.get(tries.size() - 1))) {
                tries.add(last);
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(tries).hasSize(4);
        assertThat(Duration.between(tries.get(0), tries.get(1))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Duration.between(tries.get(1), tries.get(2))).isEqualTo(Duration.ofMinutes(1));
        assertThat(Duration.between(tries.get(2), tries.get(3))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void worksByItselfOnceItsReasonIsMended() {
        deliveries.offerDue();
        poison("{}");

        clock.advance(Duration.ofSeconds(10));
        deliveries.offerDue();

        assertThat(isServed(anna)).isTrue();
        assertThat(jdbc.sql("select count(*) from set_aside")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isAnIncidentThatAnOperatorTriesAgain() {
        failsThreeTimes();
        assertThat(incidents.list(Locale.ENGLISH))
                .filteredOn(each -> each.journey().equals("late-tea"))
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.element()).isEqualTo("Wait_Tea");
                    assertThat(incident.step()).isEqualTo("Wait for tea");
                    assertThat(incident.event()).isEqualTo("late-tea.served");
                    assertThat(incident.customers()).isEqualTo(1);
                    assertThat(incident.cause()).isNotBlank();
                });
        poison("{}");

        var retried = incidents.retry("late-tea", "Wait_Tea", "he");
        deliveries.offerDue();

        assertThat(retried).isEqualTo(new Incidents.Retried(1, 0));
        assertThat(isServed(anna)).isTrue();
        assertThat(incidents.list(Locale.ENGLISH))
                .noneMatch(each -> each.journey().equals("late-tea"));
    }

    @Test
    void doesNotExpireUnseen() {
        failsThreeTimes();
        clock.advance(MONTH);

        deliveries.expire();

        assertThat(incidents.list(Locale.ENGLISH))
                .anyMatch(each -> each.journey().equals("late-tea"));
    }

    @Test
    void isNoIncidentAnyMoreWhenItsJourneyHasEnded() {
        failsThreeTimes();
        jdbc.sql("update journey_instance set ended_at = ? where customer_id = ?")
                .params(OffsetDateTime.parse("2026-11-22T00:00:00Z"), id(anna))
                .update();

        deliveries.expire();

        assertThat(incidents.list(Locale.ENGLISH))
                .noneMatch(each -> each.journey().equals("late-tea"));
    }

    /** That the version cannot be found is a lasting reason as well, and must not break the list itself. */
    @Test
    void isShownWhenItsVersionIsGone() {
        poison("{}");
        var version = jdbc.sql("select definition_id from journey_instance where customer_id = ?")
                .param(id(anna))
                .query(String.class)
                .single();
        standsOn("gone:1:1");
        failsThreeTimes();

        assertThat(isServed(ben)).isTrue();
        assertThat(incidents.list(Locale.ENGLISH))
                .filteredOn(each -> each.journey().equals("late-tea"))
                .singleElement()
                .extracting(Incident::element)
                .isEqualTo("late-tea.served");
        assertThat(incidents.retry("late-tea", null, "he").retried()).isEqualTo(1);

        standsOn(version);
        deliveries.offerDue();
        assertThat(isServed(anna)).isTrue();
    }

    private void standsOn(String version) {
        jdbc.sql("update journey_instance set definition_id = ? where customer_id = ?")
                .params(version, id(anna))
                .update();
    }

    private void failsThreeTimes() {
        deliveries.offerDue();
        clock.advance(Duration.ofSeconds(10));
        deliveries.offerDue();
        clock.advance(Duration.ofMinutes(1));
        deliveries.offerDue();
    }

    private Instant lastTry() {
        return jdbc.sql("select failed_at from set_aside")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private void poison(String data) {
        jdbc.sql("update inbox_event set data = ? where id = ?")
                .params(data, poisoned)
                .update();
    }

    private void stepsRun() {
        for (var due = jobs.createJobQuery().messages().withRetriesLeft().list();
                !due.isEmpty();
                due = jobs.createJobQuery().messages().withRetriesLeft().list()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
        }
    }

    private boolean isServed(String customer) {
        stepsRun();
        return journeys.of(customers.get(new CustomerRef(customer)).id(), 50, Locale.ENGLISH).stream()
                .anyMatch(each -> "Served".equals(each.ending()));
    }

    private String id(String customer) {
        return customers.get(new CustomerRef(customer)).id().value();
    }
}
