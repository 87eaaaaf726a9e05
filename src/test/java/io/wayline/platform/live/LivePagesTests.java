package io.wayline.platform.live;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What colleagues do is seen on open pages, and nothing that somebody does on theirs is disturbed. */
@BrowserTest
class LivePagesTests {

    private static final String TEXT = "She rings back after her holiday, 产品没有问题";

    @Autowired
    Live live;

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private String key = "";
    private String task = "";

    @BeforeEach
    void aTaskWaits() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        key = journey.drawn(queue, 50, "PT4H");
        task = journey.comesTo(key).getId();
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void theQueueMovesWhenAColleagueTakesATaskAndShowsWhoLooks(Visitor lin, Visitor shen) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        assertThat(row(page)).hasCount(1);
        var colleague = shen.signIn("shen", Look.DESK);
        colleague.navigate("/work/" + task);
        assertThat(page.locator(".wl-looking")).containsText("is looking at this task");
        lin.screenshot(page, "live-looking");

        colleague.keyboard().press("c");

        assertThat(colleague.getByText("Complete").first()).isVisible();
        assertThat(row(page)).hasCount(0);
    }

    @Test
    void whatIsTypedStaysWhenAColleagueTakesTheTaskAndThePageSaysSo(Visitor lin) {
        tasks.claim(task, person("lin"));
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + task);
        watched(page);
        page.locator("#answers textarea").fill(TEXT);
        page.locator("#answers textarea").press("End");
        assertThat(page.locator("#saved")).containsText("Draft saved");

        tasks.release(task, person("shen"));
        tasks.claim(task, person("shen"));

        assertThat(page.locator("#now")).containsText("has this task now");
        assertThat(page.locator("#answers textarea")).hasValue(TEXT);
        assertThat(page.locator("#answers textarea")).isFocused();
        lin.screenshot(page, "live-taken");
    }

    @Test
    void theQueueBesideATaskMovesAndKeepsTheFocus(Visitor lin) {
        tasks.claim(task, person("lin"));
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + task + "?show=all");
        watched(page);
        page.locator("#queue a[data-item][href^='/work/" + task + "']").focus();

        var next = journey.comesTo(key).getId();

        assertThat(page.locator("#queue a[data-item][href^='/work/" + next + "']"))
                .isVisible();
        assertThat(page.locator("#queue a[data-item][href^='/work/" + task + "']"))
                .isFocused();
    }

    @Test
    void aPageGoesOnAfterARestartOfTheServer(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        watched(page);

        lin.expect(503);
        live.stop();
        tasks.claim(task, person("shen"));
        live.start();

        assertThat(row(page)).hasCount(0);
    }

    @Test
    void aPageSaysThatItIsOldWhenTheSessionHasEnded(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        watched(page);
        lin.expect(401);

        jdbc.sql("delete from spring_session where principal_name = 'lin'").update();
        // a clock that a driver has set stands still, and sessions are looked at by it
        clock.advance(Duration.ofSeconds(10));

        assertThat(page.locator("[data-live-over]")).isVisible();
    }

    @Test
    void twoTabsHaveOneStream(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        watched(page);
        var other = page.context().newPage();
        other.onRequest(request ->
                org.assertj.core.api.Assertions.assertThat(request.url()).doesNotContain("/live?"));
        other.navigate("/work?show=all");
        assertThat(row(other)).hasCount(1);
        watched(other);

        tasks.claim(task, person("shen"));

        assertThat(other.locator(".wl-work")).containsText(person("shen").displayName());
        other.close();
    }

    private static Locator row(Page page) {
        return page.locator(".wl-work a[data-item]");
    }

    /** The page has heard of how all stands. */
    private static void watched(Page page) {
        page.waitForFunction(
                "() => Object.keys(JSON.parse(sessionStorage.getItem('wayline.live') ?? '{}').versions ?? {})"
                        + ".length >= new Set([...document.querySelectorAll('[data-live]')].flatMap(e => e.dataset.live.split(' '))).size");
    }

    private Person person(String username) {
        return accounts.find(username).orElseThrow();
    }
}
