package io.wayline.journeys;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Lifecycle;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class OnboardingTests {

    @Autowired
    JourneyDriver journey;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void welcomesANewCustomerAndActivatesThemWithTheirFirstOrder() {
        onboarding()
                .happens("customer.registered", contact())
                .expectMails("onboarding-welcome")
                .expectLifecycle(Lifecycle.NEW)
                .expectAt("First order placed")
                .timePasses(Duration.ofDays(30))
                .expectAt("First order placed")
                .happens("order.placed", order())
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectEnded("Customer activated")
                .expectMails("onboarding-welcome");

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
        onboarding()
                .was("customer.registered", contact())
                .was("order.placed", order())
                .happens("customer.registered", contact())
                .expectEnded("Already a customer")
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectMails();
    }

    @Test
    void entersOnlyOnce() {
        onboarding()
                .happens("customer.registered", contact())
                .happens("customer.registered", contact())
                .expectMails("onboarding-welcome");
    }

    @Test
    void seesAnOrderThatCameBeforeItWaited() {
        onboarding()
                .comes("customer.registered", contact())
                .comes("order.placed", order())
                .stepsRun()
                .expectEnded("Already a customer")
                .expectLifecycle(Lifecycle.ACTIVE);
    }

    @Test
    void hearsNothingOfEventsThatTellWhatWas() {
        onboarding()
                .was("customer.registered", contact())
                .stepsRun()
                .expectNotEntered()
                .expectLifecycle(Lifecycle.PROSPECT);
    }

    @Test
    void goesOnWithoutAMailForSomebodyWithoutAnAddress() {
        onboarding()
                .happens("customer.registered", Map.of("phone", "+86 138 0013 8000"))
                .expectAt("First order placed");
    }

    private Walk onboarding() {
        return journey.on("onboarding", anna);
    }

    private Map<String, ?> contact() {
        return Map.of("email", "anna@example.com", "name", "Anna Berg", "locale", "en");
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "489.00", "currency", "CNY");
    }
}
