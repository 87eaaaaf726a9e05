package io.wayline.studio.web;

import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class JourneyPagesTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsWhoStandsWhere(Visitor he) {
        journey.happens(
                "customer.registered",
                "ben-" + UUID.randomUUID(),
                Map.of("email", "ben@example.com", "name", "Ben Okafor"));
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys");
        page.locator("tbody a").getByText("Onboarding").click();

        assertThat(page.locator("section[aria-labelledby=where] tbody")).containsText("Time to look around");
        assertThat(page.locator("section[aria-labelledby=who] tbody")).containsText("Ben Okafor");
        he.screenshot(page, "journey");

        var chinese = he.signIn("he", Look.DESK.inChinese());
        chinese.navigate("/journeys/onboarding");
        assertThat(chinese.locator("h1")).containsText("新客引导");
        assertThat(chinese.locator("section[aria-labelledby=where] tbody")).containsText("先让客户逛一逛");
        he.screenshot(chinese, "journey-zh-CN");
    }

    @Test
    void showsWhichWayACustomerCameAndWhyItWasDecidedSo(Visitor he) {
        journey.happens(
                "customer.registered",
                "mei-" + UUID.randomUUID(),
                Map.of("email", "mei@example.com", "name", "Mei Tanaka"));
        // no shipped journey decides by a table yet
        jdbc.sql("""
                        insert into decision_log (instance_id, definition_id, customer_id, passage, element, decision,
                            decision_name, version, inputs, rules, outputs, decided_at)
                        select i.id, i.definition_id, i.customer_id, a.id_, a.act_id_, 'gift', 'Which gift', 4,
                            '{"Tier": "A", "orders": 7, "spend": null}', '[{"number": 3, "id": "Rule_Loyal"}]',
                            '{"gift": "tea"}', current_timestamp
                        from journey_instance i join act_hi_actinst a on a.proc_inst_id_ = i.id
                        where a.act_id_ = 'Task_AssessCustomer'""").update();
        var page = he.signIn("he", Look.DESK);

        page.navigate("/journeys/onboarding");
        page.locator("section[aria-labelledby=who] tbody tr", new Page.LocatorOptions().setHasText("Mei Tanaka"))
                .locator("td a")
                .click();

        assertThat(page.locator("tbody")).containsText("Assess customer");
        assertThat(page.locator("tbody")).containsText("Rule 3, because Tier = A, orders = 7, spend = – → gift = tea");
        assertThat(page.locator("header.wl-head")).containsText("Mei Tanaka");
        he.screenshot(page, "instance");
    }

    @Test
    void stopsACustomerLetsThemGoOnAndEndsTheirWay(Visitor shen) {
        var name = "Oda " + UUID.randomUUID();
        journey.happens(
                "customer.registered", "oda-" + UUID.randomUUID(), Map.of("email", "oda@example.com", "name", name));
        var page = shen.signIn("shen", Look.DESK.inTheDark());
        page.navigate("/journeys/onboarding");
        page.locator("section[aria-labelledby=who] tbody tr", new Page.LocatorOptions().setHasText(name))
                .locator("td a")
                .click();

        act(page, "pause", "Waits for the new shop");
        assertThat(page.locator(".wl-stands")).containsText("Time to look around");
        assertThat(page.locator(".wl-stands .wl-state")).containsText("paused since");
        shen.screenshot(page, "instance-paused-dark");

        act(page, "resume", "The shop is open");
        assertThat(page.locator(".wl-stands .wl-state")).hasCount(0);

        Dialogs.open(page, "cancel");
        shen.screenshot(page, "instance-cancel-dark");
        page.locator("#cancel-reason").fill("Asked for it by phone");
        page.locator("#cancel button.btn-danger").click();
        assertThat(page.locator(".wl-stands")).containsText("Ended by Shen Qiao: Asked for it by phone");
        assertThat(page.locator("[data-opens]").filter(new Locator.FilterOptions().setHasText("Pause")))
                .hasCount(0);
        shen.screenshot(page, "instance-ended-dark");
    }

    private static void act(Page page, String act, String reason) {
        Dialogs.open(page, act);
        page.locator("#" + act + "-reason").fill(reason);
        page.locator("#" + act + " button.btn-primary").click();
    }

    @Test
    void agentsHaveNoJourneyPages(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        lin.expect(403);

        page.navigate("/journeys");

        assertThat(page.locator("main")).not().containsText("Onboarding");
    }
}
