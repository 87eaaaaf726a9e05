package io.wayline.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What a gateway does with its conditions while a journey runs, also past the first lock. */
@DatabaseTest
class ConditionTests {

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    Customers customers;

    @Autowired
    Journeys journeys;

    @Autowired
    Incidents incidents;

    @Autowired
    SettableClock clock;

    private String deployment = "";

    @AfterEach
    void nobodyIsLeft() {
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void seesNothingInAVariableThatIsDeclaredAndNotSetYet() {
        asks("${empty promo}", "${promo == 'tea'}", Map.of("variables", "promo:text"));

        assertThat(somebodyComes().ending()).isEqualTo("Yes");
        assertThat(here()).isEmpty();
    }

    @Test
    void failsForGoodOnANameThatNothingGives() {
        asks("${promo == 'tea'}", "${empty promo}", Map.of());

        somebodyComes();

        assertThat(here()).singleElement().satisfies(incident -> {
            assertThat(incident.step()).isEqualTo("Which one?");
            assertThat(incident.cause()).contains("promo");
        });
    }

    @Test
    void stopsAtTheGatewayThatNoWayFits() {
        asks("${promo == 'tea'}", "${promo == 'cup'}", Map.of("variables", "promo:text"));

        var stopped = somebodyComes();

        assertThat(stopped.places()).extracting(Instance.Place::name).isNotEmpty();
        assertThat(here()).singleElement().satisfies(incident -> {
            assertThat(incident.step()).isEqualTo("Which one?");
            assertThat(incident.customers()).isEqualTo(1);
        });
    }

    private List<Incident> here() {
        return incidents.list(Locale.ENGLISH).stream()
                .filter(incident -> incident.journey().equals("asks"))
                .toList();
    }

    private void asks(String yes, String no, Map<String, String> properties) {
        var drawn = Drawn.journey("asks")
                .startEvent("Start")
                .message("customer.registered")
                .exclusiveGateway("Gate")
                .name("Which one?")
                .condition("Yes", yes)
                .endEvent("End_Yes")
                .name("Yes")
                .moveToNode("Gate")
                .condition("No", no)
                .endEvent("End_No")
                .name("No")
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("asks.bpmn", properties.isEmpty() ? drawn : Drawn.with(drawn, "asks", properties))
                .deploy()
                .getId();
        // the node has heard of it by then
        clock.advance(Duration.ofSeconds(5));
    }

    private Instance somebodyComes() {
        var ref = "ana-" + UUID.randomUUID();
        events.send("customer.registered", ref, Map.of("email", "ana@example.com"));
        engine.allRuns();
        return journeys.of(customers.get(new CustomerRef(ref)).id(), 10, Locale.ENGLISH).stream()
                .filter(each -> each.journey().equals("asks"))
                .findFirst()
                .orElseThrow();
    }
}
