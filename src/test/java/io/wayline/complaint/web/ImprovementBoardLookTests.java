package io.wayline.complaint.web;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** After Anna's complaint about a batch Lin is to have the lids glued; it was to be done long ago. */
@BrowserTest
class ImprovementBoardLookTests {

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    JdbcClient jdbc;

    private final String mark = Letters.some();
    private final String anna = "anna-" + mark;
    private final String measure = "Glue every lid twice " + mark;

    @BeforeEach
    void aMeasureIsPlanned() {
        complaints.happens("customer.registered", anna, Map.of("email", "anna@example.com", "name", "Anna Weber"));
        complaints.happens(
                "order.placed",
                anna,
                Map.of(
                        "orderRef",
                        "SO-" + mark,
                        "amount",
                        "60.00",
                        "currency",
                        "CNY",
                        "items",
                        java.util.List.of(Map.of("sku", "a", "category", "Cups", "quantity", 1, "price", "60.00"))));
        for (var cause : new String[] {"carrier", "information", "batch"}) {
            var ref = cause + "-" + mark;
            complaints.comes(anna, ref, "orderRef", "SO-" + mark);
            complaints.acknowledged(anna, ref, "PT24H");
            complaints.investigated(anna, ref, cause, "carrier".equals(cause) ? "logistics" : "supply");
        }
        complaints.improved(anna, "batch-" + mark, measure, "lin", LocalDate.parse("2001-01-31"));
    }

    /** The board shows the first 25: those of other tests must not push ours off it. */
    @AfterEach
    void noMeasureIsLeft() {
        jdbc.sql("delete from improvement where complaint in (select number from complaint where customer_id = ?)")
                .param(complaints.customer(anna).value())
                .update();
    }

    @Test
    void aSupervisorReadsTheBoardAndMarksAMeasureAsDoneByKeysAlone(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/complaints");
        page.keyboard().press("i");
        page.waitForURL("**/complaints/improvements");
        assertThat(page.locator("h1")).hasText("Causes and improvements");
        assertThat(page.locator(".wl-causes thead")).containsText("A faulty batch");
        assertThat(page.locator(".wl-causes tbody")).containsText("Cups");
        var row = page.locator("tr:has-text('" + measure + "')");
        assertThat(row).containsText("late, was due");
        assertThat(row).containsText("Lin Yue");
        shen.screenshot(page, "improvements");

        row.locator("button").focus();
        page.keyboard().press("Enter");
        var dialog = page.locator("dialog[open]");
        assertThat(dialog.locator("textarea")).isVisible();
        dialog.locator("textarea").fill("New glue since Monday " + mark);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        page.waitForURL("**show=done**");
        var done = page.locator("tr:has-text('" + measure + "')");
        assertThat(done).containsText("New glue since Monday " + mark);
        assertThat(done).containsText("Too early to say");
        shen.screenshot(page, "improvements-done");
    }

    @Test
    void theBoardIsReadInTheDarkInChineseAndOnAPhone(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        page.navigate("/complaints/improvements?by=unit");
        assertThat(page.locator("h1")).hasText("原因与改进");
        assertThat(page.locator(".wl-causes tbody")).containsText("供应链");
        shen.screenshot(page, "improvements-dark-zh-CN");

        var phone = shen.signIn("shen", Look.PHONE);
        phone.navigate("/complaints/improvements?by=month");
        assertThat(phone.locator("tr:has-text('" + measure + "')")).isVisible();
        assertThat(phone.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isEqualTo(false);
        shen.screenshot(phone, "improvements-phone");
    }

    @Test
    void anAgentSeesWhatIsTheirs(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/complaints/improvements?show=late");
        assertThat(page.locator("tr:has-text('" + measure + "') button")).isVisible();
        assertThat(page.locator(".wl-causes")).hasCount(0);
        assertThat(page.content()).doesNotContain("Anna Weber");
    }
}
