package io.wayline.journeys;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.benefit.Benefit;
import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Benefits;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class OnboardingTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Benefits benefits;

    @Autowired
    Customers customers;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @Test
    void welcomesANewCustomerAndThanksThemForTheirFirstOrderWithPoints() {
        onboarding()
                .happens("customer.registered", contact())
                .expectMails("onboarding-welcome")
                .expectLifecycle(Lifecycle.NEW)
                .expectAt("Time to look around")
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
                        "points-granted",
                        "journey-ended",
                        // the order has a journey of its own
                        "journey-started",
                        "mail-queued");
        assertThat(given()).singleElement().satisfies(points -> {
            assertThat(points.left()).isEqualTo(200);
            assertThat(points.validUntil()).isAfter(clock.instant().plus(Duration.ofDays(364)));
        });
    }

    @Test
    void helpsOffersAndCallsWhoNeverBuysDormant() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .timePasses(Duration.ofDays(3).minusMinutes(1))
                .expectMails("onboarding-welcome")
                .timePasses(Duration.ofMinutes(1))
                .expectMails("onboarding-welcome", "onboarding-first-steps")
                .expectAt("7 days to choose")
                .timePasses(Duration.ofDays(7))
                .expectMails("onboarding-welcome", "onboarding-first-steps", "onboarding-offer")
                .expectAt("14 days to decide")
                .timePasses(Duration.ofDays(14))
                .expectLifecycle(Lifecycle.DORMANT)
                .expectEnded("Customer dormant")
                .expectMails("onboarding-welcome", "onboarding-first-steps", "onboarding-offer");
        assertThat(given()).extracting(benefit -> benefit.worth().percent()).containsExactly(new BigDecimal("10.00"));
    }

    @Test
    void offersMoneyOffToReadersOfChinese() {
        itIsNoonInShanghai();
        onboarding().happens("customer.registered", agreeing("zh-CN")).timePasses(Duration.ofDays(10));

        assertThat(given())
                .extracting(Benefit::worth)
                .extracting(BenefitValue::amount, BenefitValue::currency)
                .containsExactly(tuple(new BigDecimal("30.0000"), "CNY"));
    }

    @Test
    void offersNothingToSomebodyWhoWantsNoMarketing() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", contact())
                .timePasses(Duration.ofDays(10))
                .expectAt("14 days to decide");

        assertThat(given()).isEmpty();
        assertThat(journey.story(anna)).contains("mail-not-sent.no-consent").doesNotContain("coupon-granted");
    }

    @Test
    void activatesWithAnOrderAfterTheFirstSteps() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .timePasses(Duration.ofDays(5))
                .expectAt("7 days to choose")
                .happens("order.placed", order())
                .expectEnded("Customer activated")
                .expectLifecycle(Lifecycle.ACTIVE)
                .timePasses(Duration.ofDays(30))
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectMails("onboarding-welcome", "onboarding-first-steps");
    }

    @Test
    void activatesWithAnOrderAfterTheOffer() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .timePasses(Duration.ofDays(20))
                .expectAt("14 days to decide")
                .happens("order.placed", order())
                .expectEnded("Customer activated");

        assertThat(given())
                .extracting(benefit -> benefit.worth().kind())
                .containsExactlyInAnyOrder(BenefitValue.Kind.COUPON, BenefitValue.Kind.POINTS);
    }

    @Test
    void thanksForTheFirstOrderAndNotForTheSecond() {
        onboarding()
                .happens("customer.registered", contact())
                .comes("order.placed", order())
                .comes("order.placed", order())
                .stepsRun()
                .expectEnded("Customer activated")
                .happens("order.placed", order())
                .expectLifecycle(Lifecycle.ACTIVE);

        assertThat(given()).hasSize(1);
    }

    @Test
    void twoNewCustomersAtOnceEachGoTheirOwnWay() {
        var bob = "bob-" + UUID.randomUUID();
        onboarding().comes("customer.registered", contact());
        journey.on("onboarding", bob).comes("customer.registered", agreeing("zh-CN"));

        onboarding().stepsRun().happens("order.placed", order()).expectEnded("Customer activated");

        journey.on("onboarding", bob).expectAt("Time to look around").expectMails("onboarding-welcome");
        assertThat(given()).hasSize(1);
        assertThat(benefits.of(customers.get(new CustomerRef(bob)).id(), 10)).isEmpty();
    }

    @Test
    void sendsNoFirstStepsToSomebodyWhoseOrderIsKnownFromAList() {
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .was("order.placed", order())
                .timePasses(Duration.ofDays(3))
                .expectEnded("Customer activated")
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectMails("onboarding-welcome");

        assertThat(given()).isEmpty();
    }

    @Test
    void sendsNoOfferToSomebodyWhoseOrderIsKnownFromAList() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .timePasses(Duration.ofDays(3))
                .was("order.placed", order())
                .timePasses(Duration.ofDays(7))
                .expectEnded("Customer activated")
                .expectMails("onboarding-welcome", "onboarding-first-steps");
    }

    @Test
    void callsNobodyDormantWhoseOrderIsKnownFromAList() {
        itIsNoonInShanghai();
        onboarding()
                .happens("customer.registered", agreeing("en"))
                .timePasses(Duration.ofDays(10))
                .was("order.placed", order())
                .timePasses(Duration.ofDays(14))
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
                .expectAt("Time to look around");
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

    private List<Benefit> given() {
        return benefits.of(customers.get(new CustomerRef(anna)).id(), 10);
    }

    private Map<String, ?> agreeing(String locale) {
        return Map.of(
                "email",
                "anna@example.com",
                "locale",
                locale,
                "consents",
                List.of(Map.of("purpose", "marketing", "channel", "email")));
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "489.00", "currency", "CNY");
    }
}
