package io.wayline.workspace.web.queue;

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
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Many tasks at once, with keys alone, on a phone, and when a colleague is in the way. */
@BrowserTest
class WorkListPagesTests {

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

    private String key = "";
    private List<String> ids = List.of();

    @BeforeEach
    void fourTasksWait() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        key = journey.drawn(queue, 50, "PT4H");
        ids = List.of(comes(), comes(), comes(), comes());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from saved_view").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void tasksAreChosenTakenAndPutBackByKeys(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        assertThat(bar(page)).isHidden();

        press(page, "j", "x", "j", "j", "Shift+X");
        assertThat(bar(page)).containsText("3 chosen");
        assertThat(bar(page)).containsText("Left as they are: 1.");
        assertThat(page.locator("tr.wl-on")).hasCount(3);
        lin.screenshot(page, "work-many");
        press(page, "Escape");
        assertThat(bar(page)).isHidden();

        press(page, "k", "k", "x", "j", "x");
        press(page, "c");
        page.waitForURL("**/bulk/*");
        assertThat(page.locator(".wl-lines li"))
                .hasText(new String[] {"Call the customer Anna Berg ready", "Call the customer Anna Berg ready"});
        tasks.claim(ids.get(0), person("shen"));
        page.reload();
        assertThat(page.locator("h1")).hasText("Take 2 tasks");
        assertThat(page.locator(".wl-lines li").first()).containsText("somebody else has it");
        lin.screenshot(page, "bulk-preview");
        page.keyboard().press("Enter");

        page.waitForURL("**/work?*did=*");
        assertThat(page.locator("[data-did]")).containsText("1 task is yours now.");
        lin.screenshot(page, "work-many-done");
        page.keyboard().press("z");
        assertThat(page.locator("[data-did]")).containsText("Undone: 1 task waits again.");
    }

    @Test
    void whatAColleagueHasActedOnSinceIsNotUndone(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        page.locator("[data-choose-all]").check();
        page.locator("[data-rows-act]").first().click();
        page.locator(".wl-act-asked .btn-primary").click();
        assertThat(page.locator("[data-did]")).containsText("4 tasks are yours now.");

        tasks.release(ids.get(2), person("shen"));
        page.locator("[data-did] button").click();

        assertThat(page.locator("[data-did]")).containsText("1 stays as it is: somebody acted since.");
        page.locator("[data-did] a").first().click();
        assertThat(page.locator(".wl-lines li").first()).containsText("somebody acted on it since");
    }

    @Test
    void whatIsChosenStaysWhileTheListMoves(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        page.waitForFunction(
                "() => 'tasks' in (JSON.parse(sessionStorage.getItem('wayline.live') ?? '{}').versions ?? {})");
        press(page, "j", "j", "x");

        tasks.claim(ids.get(0), person("shen"));

        assertThat(page.locator(".wl-work tbody tr")).hasCount(3);
        assertThat(bar(page)).containsText("1 chosen");
        assertThat(page.locator("tr.wl-on input[value='" + ids.get(1) + "']")).isChecked();
    }

    @Test
    void aViewIsKeptUsedAndDropsWhatIsThereNoMore(Visitor lin) {
        var phone = lin.signIn("lin", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/work?show=waiting&order=oldest");
        phone.locator(".wl-work [data-choose]").first().check();
        lin.screenshot(phone, "work-many-phone-dark-zh-CN");
        phone.locator(".wl-bulk [data-rows-none]").click();

        phone.locator(".wl-views summary").click();
        phone.locator("[commandfor='keep-view'].wl-menu-item").click();
        phone.locator("#view-name").fill("最早的");
        phone.locator("#keep-view .btn-primary").click();
        phone.waitForURL("**/work?*view=*");
        phone.locator(".wl-views summary").click();
        assertThat(phone.locator(".wl-views [aria-current]")).containsText("最早的");

        phone.navigate("/work?show=waiting&queue=gone");
        assertThat(phone.locator(".wl-notice[role='status']")).containsText("队列");
        assertThat(phone.locator(".wl-work tbody tr")).hasCount(4);
    }

    private String comes() {
        return journey.comesTo(key).getId();
    }

    private static Locator bar(Page page) {
        return page.locator(".wl-bulk");
    }

    private static void press(Page page, String... keys) {
        for (var each : keys) {
            page.keyboard().press(each);
        }
    }

    private Person person(String username) {
        return accounts.find(username).orElseThrow();
    }
}
