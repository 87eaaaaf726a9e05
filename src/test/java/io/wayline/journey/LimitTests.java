package io.wayline.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What never ends, forced past the check, is stopped with few rows, shown as a failure, and can be cancelled. */
@DatabaseTest
@Timeout(120)
class LimitTests {

    private static final String TURNS = "this customer’s way has entered 1000 elements within an hour";
    private static final String TOKENS = "more than 100 tokens are under way at once for this customer";
    private static final String DEPTH = "5 calls lie one inside the other";
    private static final String ENTRIES = "this customer has entered it 100 times within an hour by what journeys did";

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    Incidents incidents;

    @Autowired
    InstanceActs acts;

    @Autowired
    Journeys journeys;

    @Autowired
    RepositoryService repository;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final List<String> deployments = new ArrayList<>();

    @BeforeEach
    void annaIsKnown() {
        events.sendHistory("customer.registered", anna, Map.of("email", "anna@example.com"));
        events.handleAll();
    }

    @AfterEach
    void journeysAreGone() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        clock.advance(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "loop-boundary-short,hostile.loop-boundary-short," + TURNS,
        "bomb-stages,hostile.bomb-stages," + TOKENS,
    })
    void whatNeverEndsIsStoppedAndCanBeCancelled(String model, String start, String reason) {
        deployed(model);

        events.send(start, anna, Map.of());
        engine.allRuns();

        assertThat(causes(model)).isNotEmpty().allMatch(cause -> cause.contains("is not entered, because " + reason));
        assertThat(entered(model)).isLessThan(1_300);
        assertThat(running(model)).isLessThan(200);
        assertThat(failedTries(model))
                .as("tries that would pause the step for all")
                .isZero();
        incidents.retry(model, null, "he");
        var before = entered(model);
        engine.allRuns();
        assertThat(causes(model)).isNotEmpty().allMatch(cause -> cause.contains(reason));
        assertThat(entered(model)).as("tried again, and stopped at once").isEqualTo(before);
        cancelAll();
        assertThat(running(model)).isZero();
        assertThat(causes(model)).isEmpty();
    }

    @Test
    void aJourneyThatCallsItselfIsStoppedAndCanBeCancelled() {
        deployed("recursion-self");
        deployed(
                "limit-caller.bpmn",
                Bpmn.convertToString(Drawn.journey("limit-caller")
                        .startEvent("Start_Caller")
                        .message("limit.started")
                        .callActivity("Task_Calls")
                        .calledElement("recursion-self")
                        .camundaCalledElementBinding("latest")
                        .endEvent()
                        .done()));

        events.send("limit.started", anna, Map.of());
        engine.allRuns();

        assertThat(causes("recursion-self")).isNotEmpty().allMatch(cause -> cause.contains(DEPTH));
        assertThat(running("recursion-self")).isLessThan(20);
        cancelAll();
        assertThat(running("recursion-self")).isZero();
    }

    @Test
    void aJourneyThatBeginsItselfAnewIsStoppedAndCanBeCancelled() {
        deployed("loop-consent-event");

        // what an answer of theirs would raise; the steps of the journey turn it back and forth
        events.send("consent.given", anna, Map.of("purpose", "marketing", "channel", "sms"));
        engine.allRuns();

        assertThat(causes("loop-consent-event")).isNotEmpty().allMatch(cause -> cause.contains(ENTRIES));
        assertThat(own()).hasSizeBetween(50, 110);
        cancelAll();
        assertThat(running("loop-consent-event")).isZero();
    }

    private long failedTries(String journey) {
        return jdbc.sql("""
                        select count(*) from journey_failed_try where job_definition in (
                            select id_ from act_ru_jobdef where proc_def_key_ = ?)""").param(journey).query(Long.class).single();
    }

    private void cancelAll() {
        for (var instance : own()) {
            if (instance.endedAt() == null) {
                assertThat(acts.cancel(instance.id(), "he", "it never ends")).isTrue();
            }
        }
        assertThat(own()).allMatch(instance -> instance.endedAt() != null);
    }

    private List<Instance> own() {
        return journeys.of(customers.get(new CustomerRef(anna)).id(), 500, Locale.ENGLISH);
    }

    private List<String> causes(String journey) {
        return incidents.list(Locale.ENGLISH).stream()
                .filter(incident -> incident.journey().equals(journey))
                .map(Incident::cause)
                // a call in which something failed says nothing itself
                .filter(Objects::nonNull)
                .toList();
    }

    private long entered(String journey) {
        return count("act_hi_actinst", journey);
    }

    private long running(String journey) {
        return count("act_ru_execution", journey);
    }

    private long count(String table, String journey) {
        return jdbc.sql("select count(*) from " + table + " where proc_def_id_ like ?")
                .param(journey + ":%")
                .query(Long.class)
                .single();
    }

    private void deployed(String model) {
        deployed(
                model + ".bpmn",
                Corpus.hostile().stream()
                        .filter(file -> file.name().equals("bpmn/" + model + ".bpmn"))
                        .findFirst()
                        .orElseThrow()
                        .content());
    }

    private void deployed(String name, String content) {
        deployments.add(
                repository.createDeployment().addString(name, content).deploy().getId());
        clock.advance(Duration.ofSeconds(5));
    }
}
