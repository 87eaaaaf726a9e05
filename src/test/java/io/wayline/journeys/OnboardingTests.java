package io.wayline.journeys;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Lifecycle;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class OnboardingTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void welcomesANewCustomerAndActivatesThemWithTheirFirstOrder() {
        onboarding()
                .happens("customer.registered", contact())
                .expectMails("onboarding-welcome")
                .expectLifecycle(Lifecycle.NEW)
                .expectAt("3 days to look around")
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
    void helpsWithTheFirstChoiceAndCallsWhoNeverBuysDormant() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing())
                .timePasses(Duration.ofDays(3).minusMinutes(1))
                .expectMails("onboarding-welcome")
                .timePasses(Duration.ofMinutes(1))
                .expectMails("onboarding-welcome", "onboarding-first-steps")
                .expectAt("21 days to decide")
                .timePasses(Duration.ofDays(21))
                .expectLifecycle(Lifecycle.DORMANT)
                .expectEnded("Customer dormant")
                .expectMails("onboarding-welcome", "onboarding-first-steps");
    }

    @Test
    void activatesWithAnOrderAfterTheFirstSteps() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing())
                .timePasses(Duration.ofDays(20))
                .expectAt("21 days to decide")
                .happens("order.placed", order())
                .expectEnded("Customer activated")
                .expectLifecycle(Lifecycle.ACTIVE)
                .timePasses(Duration.ofDays(30))
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectMails("onboarding-welcome", "onboarding-first-steps");
    }

    @Test
    void sendsNoFirstStepsToSomebodyWhoseOrderIsKnownFromAList() {
        onboarding()
                .happens("customer.registered", agreeing())
                .was("order.placed", order())
                .timePasses(Duration.ofDays(3))
                .expectEnded("Customer activated")
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectMails("onboarding-welcome");
    }

    @Test
    void callsNobodyDormantWhoseOrderIsKnownFromAList() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing())
                .timePasses(Duration.ofDays(3))
                .was("order.placed", order())
                .timePasses(Duration.ofDays(21))
                .expectEnded("Customer activated")
                .expectLifecycle(Lifecycle.ACTIVE);
    }

    @Test
    void wakesADormantCustomerWithAnOrder() {
        onboarding()
                .happens("customer.registered", contact())
                .timePasses(Duration.ofDays(24))
                .expectEnded("Customer dormant")
                .happens("order.placed", order())
                .expectLifecycle(Lifecycle.ACTIVE);
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
                .expectAt("3 days to look around");
    }

    /** No mail is held for the night. The clock only goes forward: others share it. */
    private void itIsNoonInShanghai() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28)));
    }

    private Walk onboarding() {
        return journey.on("onboarding", anna);
    }

    private Map<String, ?> contact() {
        return Map.of("email", "anna@example.com", "name", "Anna Berg", "locale", "en");
    }

    private Map<String, ?> agreeing() {
        return Map.of(
                "email",
                "anna@example.com",
                "locale",
                "en",
                "consents",
                List.of(Map.of("purpose", "marketing", "channel", "email")));
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "489.00", "currency", "CNY");
    }
}
