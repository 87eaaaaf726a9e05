package io.wayline.journeys;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.events.EventsDriver;
import io.wayline.intake.Sent;
import io.wayline.journey.EngineDriver;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the reference journey costs a customer in SQL statements, everything included: an event by HTTP, a mail, a wait of
 * no time, another mail, the end, and both mails at the mail server.
 */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.database-of=statement-budget")
class ReferenceJourneyTests {

    /**
     * Of these the engine's are 25; with its stock settings it needs 69 for the same way by itself. Two are the embedded
     * inbox's, and two are this test looking for jobs, where a node would fetch and lock them.
     */
    private static final int STATEMENTS = 60;

    /** A mail waits for three: that it was claimed, that it is handed over, and what the server said. */
    private static final int COMMITS = 13;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    SqlCount sql;

    @BeforeEach
    void somebodyHasTakenItBefore() {
        engine.draws("reference.bpmn");
        takes(known());
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        engine.forgetsDrawings();
    }

    @Test
    void costsNoMoreThanItDid() {
        var anna = known();
        sql.start();

        takes(anna);

        assertThat(sql.statements()).as(this::described).isLessThanOrEqualTo(STATEMENTS);
        assertThat(sql.commits()).as(this::described).isLessThanOrEqualTo(COMMITS);
    }

    private String described() {
        return "%d statements, %d commits, %s%n%s"
                .formatted(sql.statements(), sql.commits(), sql.byFeature(), sql.asTable());
    }

    private String known() {
        var customer = "anna-" + UUID.randomUUID();
        events.sendHistory("customer.registered", customer, Map.of("email", customer + "@example.com", "locale", "en"));
        events.handleAll();
        return customer;
    }

    private void takes(String customer) {
        assertThat(mvc.post()
                        .uri("/api/v1/events")
                        .header("Authorization", "Bearer wl_demo_key")
                        .contentType(MediaType.parseMediaType("application/cloudevents+json"))
                        .content(Sent.event(
                                "test.reference-asked",
                                customer,
                                UUID.randomUUID().toString(),
                                "{}")))
                .hasStatus(202);
        events.handleAll();
        engine.stepsRun();
        dispatch.deliverDue();
    }
}
