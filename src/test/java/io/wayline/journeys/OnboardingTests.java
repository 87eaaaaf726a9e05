package io.wayline.journeys;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import io.wayline.customer.Lifecycle;
import io.wayline.events.EventsDriver;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
@Import({EventsDriver.class, JourneyDriver.class})
class OnboardingTests {

    @Autowired
    JourneyDriver journey;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void welcomesANewCustomerAndActivatesThemWithTheirFirstOrder() {
        journey.happens("customer.registered", anna, contact())
                .expectMails(anna, "onboarding-welcome")
                .expectLifecycle(anna, Lifecycle.NEW)
                .expectAt("onboarding", anna, "First order placed")
                .happens("order.placed", anna, order())
                .expectLifecycle(anna, Lifecycle.ACTIVE)
                .expectEnded("onboarding", anna, "Customer activated")
                .expectMails(anna, "onboarding-welcome");

        assertThat(journey.story(anna))
                .containsExactlyInAnyOrder(
                        "registered",
                        "journey-started",
                        "lifecycle-moved",
                        "mail-queued",
                        "order-placed",
                        "lifecycle-moved",
                        "journey-ended");
    }

    @Test
    void sparesTheWelcomeToSomebodyWhoBoughtAlready() {
        journey.was("customer.registered", anna, contact())
                .was("order.placed", anna, order())
                .happens("customer.registered", anna, contact())
                .expectEnded("onboarding", anna, "Already a customer")
                .expectLifecycle(anna, Lifecycle.ACTIVE)
                .expectMails(anna);
    }

    @Test
    void entersOnlyOnce() {
        journey.happens("customer.registered", anna, contact())
                .happens("customer.registered", anna, contact())
                .expectMails(anna, "onboarding-welcome");
    }

    @Test
    void seesAnOrderThatCameBeforeItWaited() {
        journey.comes("customer.registered", anna, contact())
                .comes("order.placed", anna, order())
                .stepsRun()
                .expectEnded("onboarding", anna, "Already a customer")
                .expectLifecycle(anna, Lifecycle.ACTIVE);
    }

    @Test
    void hearsNothingOfEventsThatTellWhatWas() {
        journey.was("customer.registered", anna, contact())
                .stepsRun()
                .expectNoJourney(anna)
                .expectLifecycle(anna, Lifecycle.PROSPECT);
    }

    @Test
    void goesOnWithoutAMailForSomebodyWithoutAnAddress() {
        journey.happens("customer.registered", anna, Map.of("phone", "+86 138 0013 8000"))
                .expectAt("onboarding", anna, "First order placed");
    }

    private Map<String, ?> contact() {
        return Map.of("email", "anna@example.com", "name", "Anna Berg", "locale", "en");
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "489.00", "currency", "CNY");
    }
}
