package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.complaint.ComplaintDriver;
import io.wayline.events.EventsDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Anna complained twice, and both are with their queue. */
@BrowserTest
class CaseworkPagesTests {

    @Autowired
    ComplaintDriver complaints;

    @Autowired
    EventsDriver events;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + mark;
    private String first = "";
    private String second = "";

    @BeforeEach
    void annaComplainsTwice() {
        journeys.happens(
                "customer.registered",
                anna,
                Map.of("email", "anna@example.com", "name", "孙怡 " + mark, "locale", "zh-CN"));
        first = comes("first", "水壶接缝处漏水，刚用一周。");
        second = comes("second", "水壶漏水，请回复！");
    }

    @AfterEach
    void nothingIsDrawn() {
        engine.forgetsDrawings();
    }

    @Test
    void isWithdrawnByKeysAfterSayingWhatFollows(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/complaints/" + second);
        page.locator("#head summary").focus();
        page.keyboard().press("Enter");
        shen.screenshot(page, "complaint-menu");
        page.locator("#head .wl-menu a[href$='/withdraw']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/withdraw");
        assertThat(page.locator(".wl-follows")).containsText("Investigate the cause");
        assertThat(page.locator(".wl-follows")).containsText("Marketing stays held: another complaint is open.");
        assertThat(page.locator("#reason")).isFocused();
        page.keyboard().type("Found the part in the box");
        shen.screenshot(page, "complaint-withdraw");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/complaints/" + second);

        assertThat(page.locator("#head .wl-deadline")).containsText("took it back");
        events.handleAll();
        engine.timePasses(Duration.ZERO);

        assertThat(page.locator("#head .wl-deadline")).containsText("Closed: the customer took it back.");
        assertThat(page.locator("#written ~ blockquote").first()).containsText("Found the part in the box");
        assertThat(page.locator("#head summary")).hasCount(0);
        page.navigate("/complaints/" + second + "/withdraw");
        assertThat(page.locator(".wl-notice")).containsText("This complaint is closed");
        assertThat(page.locator("main form")).hasCount(0);
    }

    @Test
    void whatIsTypedStaysUntilItCanBeAndIsNotOfferedAgain(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/complaints/" + first + "/category");
        assertThat(page.locator(".wl-follows")).containsText("That stays, and so does the clock.");
        page.locator("#reason").fill("The carrier dropped it");
        page.reload();
        assertThat(page.locator("#reason")).hasValue("The carrier dropped it");
        page.locator("#category").selectOption("delivery");
        shen.screenshot(page, "complaint-category");
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/complaints/" + first);

        assertThat(page.locator("#head .wl-meta").first()).containsText("Delivery");
        assertThat(page.locator("#case .wl-timeline"))
                .containsText("moved complaint " + first + " from quality to delivery");
        page.navigate("/complaints/" + first + "/category");
        assertThat(page.locator("#reason")).hasValue("");
    }

    @Test
    void twoThatSayTheSameAreLookedAtAndOneEnds(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/complaints/" + first + "/link");
        assertThat(page.locator(".wl-other"))
                .containsText("As the same: " + first + " is answered, " + second + " ends.");
        page.locator("input[name=how][value=duplicate]").check();
        page.locator("#reason").fill("Sent twice");
        shen.screenshot(page, "complaint-link");
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/complaints/" + first);
        events.handleAll();
        engine.timePasses(Duration.ZERO);

        assertThat(page.locator(".wl-said")).containsText("水壶漏水，请回复！");
        assertThat(page.locator(".wl-said a")).hasText(second);
        assertThat(page.locator("section:has(> #linked)")).containsText("answered here");
        shen.screenshot(page, "complaint-with-duplicate");
        page.navigate("/complaints/" + second);
        assertThat(page.locator("#head .wl-deadline")).containsText("Closed: " + first + " is answered instead.");
        assertThat(page.locator("section:has(> #linked)")).containsText("answered there");
    }

    @Test
    void aSupervisorSharesOutWhatNobodyHasAmongThoseWhoAreHere(Visitor shen, Visitor lin) {
        isDue(first, "2018-01-01 00:00:00+00");
        isDue(second, "2018-01-01 00:00:00+00");
        var desk = lin.signIn("lin", Look.DESK);
        desk.navigate("/calls");
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/team");
        assertThat(page.locator("#person-lin small")).containsText("here, no task open");
        page.navigate("/complaints");
        page.keyboard().press("s");
        page.waitForURL("**/share-out");
        var row = page.locator("tr:has-text('" + first + "') select");
        assertThat(row).hasValue("lin");
        page.locator("tr:has-text('" + second + "') select").selectOption("");
        leaveOthers(page);
        shen.screenshot(page, "complaints-share-out");
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/complaints?given=1&left=0");

        assertThat(page.locator(".wl-notice")).containsText("One was given to a colleague");
        assertThat(page.locator("tr:has-text('" + first + "')")).containsText("Lin Yue");
        assertThat(page.locator("tr:has-text('" + second + "')")).containsText("nobody");
        desk.navigate("/complaints?show=mine");
        assertThat(desk.locator("tr:has-text('" + first + "')")).containsText("you");
        lin.screenshot(desk, "complaints-mine");
    }

    @Test
    void whatWillBeLateAtThisPaceStandsFirstAndAReopenedOneTellsOfItsFirstAnswer(Visitor shen) {
        for (var each = 0; each < AnswerForecast.ENOUGH; each++) {
            complaints.comesAndIsAnswered(anna, "answered-" + each + "-" + mark, "category", "delivery");
        }
        var again = complaints.of(anna, "answered-0-" + mark).ref();
        complaints.happens(
                "complaint.reopened", anna, Map.of("complaintRef", "answered-0-" + mark, "text", "换来的这只也漏，位置一模一样。"));
        isDue(first, "2020-01-01 00:00:00+00");
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/complaints?category=quality");

        assertThat(page.locator("#complaints-lead")).containsText("At this pace");
        assertThat(page.locator("tbody").first()).containsText("Will not be in time at this pace");
        assertThat(page.locator("tbody").first()).containsText(first);
        assertThat(page.locator(".wl-clockline .night").first()).isAttached();
        shen.screenshot(page, "complaints-forecast");
        page.navigate("/complaints/" + again);
        assertThat(page.locator("#head .wl-deadline")).containsText("The first answer was in time, after 0 min.");
        shen.screenshot(page, "complaint-reopened");
        var chinese = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        chinese.navigate("/complaints?category=quality");
        assertThat(chinese.locator("tbody").first()).containsText("按此速度将超时");
        shen.screenshot(chinese, "complaints-forecast-dark-zh-CN");
    }

    @Test
    void isReadInTheDarkInChineseAndOnAPhone(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        for (var act : new String[] {"withdraw", "category", "link"}) {
            page.navigate("/complaints/" + first + "/" + act);
            assertThat(page.locator("main form")).isVisible();
            shen.screenshot(page, "complaint-" + act + "-dark-zh-CN");
        }
        page.navigate("/complaints/share-out");
        assertThat(page.locator("h1")).hasText("分派投诉");
        shen.screenshot(page, "complaints-share-out-dark-zh-CN");

        var phone = shen.signIn("shen", Look.PHONE);
        for (var path : new String[] {first + "/withdraw", first + "/category", first + "/link", "share-out"}) {
            phone.navigate("/complaints/" + path);
            assertThat(phone.locator("h1")).isVisible();
            assertThat(phone.evaluate("document.documentElement.scrollWidth > innerWidth"))
                    .as(path)
                    .isEqualTo(false);
            shen.screenshot(phone, "complaint-" + path.substring(path.indexOf('/') + 1) + "-phone");
        }
    }

    /** What other tests have left is none of ours. */
    private void leaveOthers(Page page) {
        var others = page.locator("tbody tr:not(:has-text('" + first + "')) select");
        for (var each = 0; each < others.count(); each++) {
            others.nth(each).selectOption("");
        }
    }

    private void isDue(String ref, String moment) {
        var due = "timestamp with time zone '" + moment + "'";
        jdbc.sql("update complaint set answer_due = " + due + " where ref = ?")
                .param(ref)
                .update();
        jdbc.sql("update complaint_round set due_at = " + due
                        + " where complaint = (select number from complaint where ref = ?)")
                .param(ref)
                .update();
    }

    private String comes(String name, String text) {
        journeys.on("complaint", anna)
                .happens("complaint.received", ComplaintDriver.said(name + "-" + mark, "text", text));
        return complaints.of(anna, name + "-" + mark).ref();
    }
}
