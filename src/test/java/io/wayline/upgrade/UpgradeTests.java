package io.wayline.upgrade;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.Origin;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What was under way when a node was stopped goes on under the version that is started then. */
@DatabaseTest
@TestPropertySource(properties = "wayline.test.dump=src/test/resources/upgrade/base-1.jsonl")
class UpgradeTests {

    @Autowired
    Flyway flyway;

    @Autowired
    Customers customers;

    @Autowired
    JourneyDriver journey;

    @Autowired
    EventsDriver events;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    SettableClock clock;

    @Autowired
    CatalogueItems catalogue;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void itIsTheDayOfTheDump() {
        clock.set(UpgradeDumpWriter.MONDAY_TEN.plus(Duration.ofDays(3)));
    }

    @Test
    void theTablesAreThoseOfThisVersion() {
        assertThat(flyway.info().pending()).isEmpty();
        flyway.validate();
    }

    @Test
    void whatWasDeployedIsTakenOverAsItIs() {
        var onboarding = new ItemId(ItemKind.JOURNEY, "onboarding");
        var first = catalogue.version(onboarding, 1);
        assertThat(first.origin()).isEqualTo(Origin.SHIPPED);
        assertThat(first.definition()).isEqualTo(definition("onboarding", 1));

        for (var each : catalogue.list(null, 200, Locale.ENGLISH).items()) {
            if (each.item().id().kind() == ItemKind.JOURNEY) {
                assertThat(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(each.item().id().key())
                                .count())
                        .as(
                                "%s has as many versions as it had drawings",
                                each.item().id())
                        .isEqualTo(each.item().newest());
                assertThat(each.shown().definition())
                        .isEqualTo(
                                definition(each.item().id().key(), each.shown().engineVersion()));
            }
        }
    }

    private String definition(String key, int version) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult()
                .getId();
    }

    @Test
    void whatWasKeptIsRead() {
        assertThat(customers.get(new CustomerRef("imported-1")).name()).isEqualTo("林晓雨");
        assertThat(journey.story("buyer")).contains("registered", "mail-queued", "order-placed", "points-granted");
        assertThat(journey.story("called")).contains("call-booked", "call-done");
    }

    @Test
    void aTimerThatWasSetFiresAndTheNextOneIsSet() {
        journey.on("onboarding", "looks-around")
                .expectAt("Time to look around")
                .timePasses(Duration.ofDays(3))
                .expectMails("onboarding-welcome", "onboarding-first-steps");
    }

    @Test
    void anEventReachesWhoWaitedForIt() {
        journey.on("onboarding", "reminded")
                .happens("order.placed", Map.of("orderRef", "SO-2", "amount", "100.00", "currency", "CNY"))
                .expectEnded("Customer activated");
    }

    @Test
    void aTaskThatWasOpenIsCompleted() {
        journey.on("onboarding", "to-be-called")
                .completeWith(Map.of("callResult", "reached"))
                .expectAt("Time to look around");
    }

    @Test
    void aMailThatWaitedLeavesAndTheNextIdsAreFree() {
        var waiting = dispatch.deliverDue();
        assertThat(waiting).isPositive();

        journey.on("onboarding", "newcomer")
                .happens("customer.registered", Map.of("email", "newcomer@customers.example", "locale", "en"))
                .expectMails("onboarding-welcome");
        assertThat(dispatch.deliverDue()).isPositive();
    }
}
