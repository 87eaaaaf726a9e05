package io.wayline.events.web;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.events.EventsDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.testing.Look.DESK;

@BrowserTest
class EventPagesTests {

    @Autowired
    EventsDriver events;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsWhatCameInAndSendsItThroughAgain(Visitor visitor) {
        events.send("customer.registered", "C-1", Map.of("email", "anna@example.com"));
        events.send("order.placed", "C-2", Map.of("orderRef", "SO-1", "amount", "1.00", "currency", "CNY"));
        events.handleAll();
        var page = visitor.signIn("he", DESK);

        page.navigate("/events");
        assertThat(page.locator("tbody tr")).hasCount(2);
        visitor.screenshot(page, "events");
        page.locator(".wl-filter a[href*=UNKNOWN]").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody th a").click();
        visitor.screenshot(page, "event");
        Dialogs.open(page, "replay");
        page.locator("#replay .btn-primary").click();
        page.waitForURL("**/events/*");
        assertThat(page.locator("main p b").first()).hasText("Waiting.");
    }

    @Test
    void leadsOnThroughAListAndBackToItsNewestEnd(Visitor visitor) {
        for (var number = 0; number < 51; number++) {
            events.send("order.shipped", "C-51", Map.of("orderRef", "SO-" + number));
        }
        var page = visitor.signIn("he", DESK);

        page.navigate("/events?subject=C-51");
        page.locator(".wl-pager [rel=next]").click();

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator(".wl-pager [rel=next]")).hasCount(0);
        page.locator(".wl-pager a").click();
        assertThat(page.locator("tbody tr")).hasCount(50);
        assertThat(page.locator(".wl-pager a")).hasText("Next");
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from inbox_event").update();
    }

    @Test
    void saysHowToStartWhenNothingCame(Visitor visitor) {
        var page = visitor.signIn("he", DESK);

        page.navigate("/events?state=EXPIRED&source=nobody");

        assertThat(page.locator(".wl-empty")).isVisible();
    }
}
