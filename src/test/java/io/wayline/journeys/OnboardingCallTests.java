package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Lifecycle;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The call of the onboarding, which goes on beside the mails; in days of which the calendar knows. */
@DatabaseTest
@QuietDatabase
class OnboardingCallTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CALL = "Call the customer";

    @Autowired
    JourneyDriver journey;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void itIsMondayMorning() {
        clock.set(MONDAY_TEN);
    }

    @Test
    void callsWhoMayBeCalledAndWritesToThemAllTheSame() {
        registers("email", "phone")
                .expectTask(CALL)
                .expectAt("Time to look around", "Welcome call")
                .completeWith(Map.of("callResult", "reached"))
                .expectAt("Time to look around")
                .timePasses(Duration.ofDays(3))
                .expectMails("onboarding-welcome", "onboarding-first-steps")
                .happens("order.placed", order())
                .expectEnded("Customer activated");
        assertThat(journey.story(anna)).contains("call-booked", "call-done", "points-granted");
    }

    @Test
    void anOrderDuringTheCallEndsTheMailsAndNotTheCall() {
        registers("email", "phone")
                .expectTask(CALL)
                .happens("order.placed", order())
                .expectLifecycle(Lifecycle.ACTIVE)
                .expectAt("Welcome call")
                .expectTask(CALL)
                .completeWith(Map.of("callResult", "reached"))
                .expectEnded("Welcome call over")
                .expectMails("onboarding-welcome");
        assertThat(journey.story(anna)).containsOnlyOnce("points-granted");
    }

    @Test
    void aCallDuringTheOrderTakesNothingFromIt() {
        registers("email", "phone")
                .expectTask(CALL)
                .comes("order.placed", order())
                .completeWith(Map.of("callResult", "reached"))
                .stepsRun()
                .expectLifecycle(Lifecycle.ACTIVE);
        assertThat(journey.story(anna)).containsOnlyOnce("points-granted").containsOnlyOnce("call-done");
    }

    @Test
    void whoIsNeverReachedIsWrittenToAllTheSame() {
        registers("email", "phone")
                .completeWith(Map.of("callResult", "wrongNumber"))
                .expectAt("Time to look around")
                .timePasses(Duration.ofDays(10))
                .expectMails("onboarding-welcome", "onboarding-first-steps", "onboarding-offer");
    }

    @Test
    void callsNobodyWhoDidNotAgreeToIt() {
        registers("email").expectAt("Time to look around");

        assertThat(journey.story(anna)).doesNotContain("call-booked");
    }

    private Walk registers(String... channels) {
        var consents = Stream.of(channels)
                .map(channel -> Map.of("purpose", "marketing", "channel", channel))
                .toList();
        return journey.on("onboarding", anna)
                .happens(
                        "customer.registered",
                        Map.of(
                                "email",
                                anna + "@example.com",
                                "phone",
                                "+8613800138000",
                                "locale",
                                "zh-CN",
                                "zone",
                                "Asia/Shanghai",
                                "consents",
                                List.copyOf(consents)));
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "SO-" + UUID.randomUUID(), "amount", "489.00", "currency", "CNY");
    }
}
