package io.wayline.workspace.web.complaint;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Anna's first complaint is with Lin's queue by its journey, her second one waits for her. */
@BrowserTest
class ComplaintPagesTests {

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    EventsDriver events;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private String open = "";
    private String waiting = "";

    @BeforeEach
    void annaComplains() {
        journeys.happens(
                "customer.registered",
                anna,
                Map.of("email", "anna@example.com", "name", "孙怡 " + mark, "locale", "zh-CN"));
        journeys.on("complaint", anna)
                .happens(
                        "complaint.received",
                        ComplaintDriver.said("first-" + mark, "text", "换来的这只也漏，位置一模一样。", "severity", "2"));
        open = complaints.of(anna, "first-" + mark).ref();
        waiting = complaints
                .comesAndIsAnswered(anna, "second-" + mark, "category", "delivery", "text", "Left at the wrong door")
                .ref();
    }

    @AfterEach
    void nothingIsDrawn() {
        engine.forgetsDrawings();
    }

    @Test
    void theListLeadsToACaseAndFromThereToItsTask(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.locator(".wl-rail > ul > li > a[href='/complaints']").click();
        assertThat(page.locator("h1")).hasText("Complaints");
        assertThat(page.locator(".wl-rail > ul > li > a[href='/complaints'] .wl-badge"))
                .isVisible();
        assertThat(page.locator("tr:has-text('" + open + "')")).containsText("nobody");
        shen.screenshot(page, "complaints");

        page.locator("select[name=category]").selectOption("delivery");
        page.waitForURL("**category=delivery**");
        assertThat(page.locator("tr:has-text('" + waiting + "')")).containsText("Answered");
        assertThat(page.locator("tr:has-text('" + open + "')")).hasCount(0);

        page.navigate("/complaints/" + waiting);
        assertThat(page.locator("#sees + p + blockquote")).containsText("A new lid is on its way.");
        shen.screenshot(page, "complaint-answered");

        page.navigate("/complaints/" + open);
        assertThat(page.locator("#case > .wl-track .here")).containsText("Investigate the cause");
        shen.screenshot(page, "complaint");
        page.keyboard().press("o");
        page.waitForURL("**/work/*");
        assertThat(page.locator("#task-title")).hasText("Investigate the cause");
    }

    @Test
    void theCaseIsReadInTheDarkInChineseAndTheListOnAPhone(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        page.navigate("/complaints");
        assertThat(page.locator("h1")).hasText("投诉");
        shen.screenshot(page, "complaints-dark-zh-CN");
        page.navigate("/complaints/" + open);
        assertThat(page.locator("#words")).hasText("客户原话");
        shen.screenshot(page, "complaint-dark-zh-CN");

        var phone = shen.signIn("shen", Look.PHONE);
        phone.navigate("/complaints");
        assertThat(phone.locator("tr:has-text('" + open + "')")).isVisible();
        shen.screenshot(phone, "complaints-phone");
        phone.navigate("/complaints/" + open);
        var wider = phone.evaluate("document.documentElement.scrollWidth > innerWidth");
        org.assertj.core.api.Assertions.assertThat(wider).isEqualTo(false);
        shen.screenshot(phone, "complaint-phone");
    }

    @Test
    void aComplaintIsTakenByKeysAloneAndFixedWithoutTypingAgain(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        shen.expect(422);
        page.navigate("/customers/" + anna);
        page.locator("a[href^='/complaints/new']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#category")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("The box was wet");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#category-note")).isVisible();
        assertThat(page.locator("#text")).hasValue("The box was wet");
        assertThat(page.locator("#category")).isFocused();
        shen.screenshot(page, "complaint-new");
        page.keyboard().type("deli");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        page.waitForURL("**/complaints/new/*");
        assertThat(page.locator("#taken")).containsText("The complaint is taken.");
        events.handleAll();

        page.waitForURL("**/complaints/CP-*");
        assertThat(page.locator(".wl-quote").first()).containsText("The box was wet");
    }
}
