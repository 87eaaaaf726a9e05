package io.wayline.studio.web;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import io.wayline.events.EventsDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
@Import({EventsDriver.class, JourneyDriver.class})
class JourneyPagesTests {

    @Autowired
    JourneyDriver journey;

    @Test
    void showsWhoStandsWhere(Visitor he) {
        journey.happens(
                "customer.registered",
                "ben-" + UUID.randomUUID(),
                Map.of("email", "ben@example.com", "name", "Ben Okafor"));
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys");
        page.locator("tbody a").getByText("Onboarding").click();

        assertThat(page.locator("tbody")).containsText("Ben Okafor");
        assertThat(page.locator("tbody")).containsText("First order placed");
        he.screenshot(page, "journey");
    }

    @Test
    void agentsHaveNoJourneyPages(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        lin.expect(403);

        page.navigate("/journeys");

        assertThat(page.locator("main")).not().containsText("Onboarding");
    }
}
