package io.wayline.workspace.web.team;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class TeamPagesTests {

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    ZoneId zone;

    @Autowired
    JdbcClient jdbc;

    private String queue = "";
    private String key = "";

    @BeforeEach
    void aQueueOfLin() {
        nothingIsLeft();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        key = journey.drawn(queue, 50, "PT4H");
    }

    @AfterEach
    void nothingIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_absence").update();
        jdbc.sql("delete from staff_queue_pause").update();
        jdbc.sql("delete from staff_notice where kind like '%handed-over'").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aSupervisorSeesAQueueMoveAndWhoIsAtWhat(Visitor shen, Visitor lin) {
        var late = journey.comesTo(key).getId();
        jdbc.sql("update work_item set due_at = timestamp with time zone '2020-01-01 00:00:00+00' where id = ?")
                .param(late)
                .update();
        var live = shen.signIn("shen", Look.DESK);
        live.locator(".wl-rail > ul > li > a[href='/team']").click();
        assertThat(live.locator("#queue-" + queue)).containsText("Customer care");
        assertThat(live.locator("#queue-" + queue + " td.num b")).hasText("1");

        var desk = lin.signIn("lin", Look.DESK);
        desk.navigate("/work/" + late);

        assertThat(live.locator("#person-lin small")).containsText("Call the customer");
        assertThat(desk.locator(".wl-rail a[href='/work'] .wl-badge")).containsText("one task is late");
        desk.navigate("/calls");
        assertThat(live.locator("#person-lin small")).containsText("here, no task open");
        assertThat(live.locator("#team-help")).containsText("Give the late task to Lin Yue");
        shen.screenshot(live, "team");

        live.locator("#team-help button").first().click();

        assertThat(live.locator("#to")).hasValue("lin");
        live.locator("#reason").fill("You are free just now");
        shen.screenshot(live, "team-hand-over");
        live.locator("main form .btn-primary").click();
        assertThat(live.locator("main")).containsText("1 task handed over.");
        live.navigate("/team");
        assertThat(live.locator("#person-lin > b")).hasText("1");
        live.locator("#person-lin a").click();
        live.waitForURL("**/team/people/lin");
        assertThat(live.locator("tbody th a")).hasText("Call the customer");
        live.locator("tbody th a").click();
        assertThat(live.locator("fieldset[disabled] textarea")).isVisible();
        shen.screenshot(live, "task-held-by-another");
    }

    @Test
    void heldStillThePageDoesNotMoveUntilItIsLetGo(Visitor shen) {
        var live = shen.signIn("shen", Look.DESK);
        live.navigate("/team");
        var waiting = live.locator("#queue-" + queue + " td.num b");
        assertThat(waiting).hasText("0");
        live.getByText("Hold still").click();
        var other = live.context().newPage();
        other.navigate("/team");

        journey.comesTo(key);

        assertThat(other.locator("#queue-" + queue + " td.num b")).hasText("1");
        assertThat(waiting).hasText("0");
        live.bringToFront();
        live.getByText("Hold still").click();
        assertThat(waiting).hasText("1");
        other.close();
    }

    @Test
    void anAgentWhoseQueueIsPausedIsToldSoAndGivenNothing(Visitor shen, Visitor lin) {
        journey.comesTo(key);
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/team/queues/" + queue);
        Dialogs.open(page, "pause");
        page.locator("#pause-reason").fill("Training until noon");
        shen.screenshot(page, "queue-pause");
        page.locator("#pause button.btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Customer care is paused.");

        var phone = lin.signIn("lin", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/work?show=waiting");
        assertThat(phone.locator("#work-list .wl-notice")).containsText("“客户关怀”已暂停。");
        phone.locator("form[action='/work/next'] button").click();
        assertThat(phone.locator("main")).containsText("Training until noon");
        lin.screenshot(phone, "work-paused-phone-dark-zh-CN");

        page.locator("form[action$='/resume'] button").click();
        assertThat(page.locator(".wl-notice")).hasCount(0);
    }

    @Test
    void anAgentRecordsAnAbsenceSeesWhatGoesToWhomAndComesBack(Visitor lin) {
        var task = journey.comesTo(key).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
        var phone = lin.signIn("lin", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/absences");
        lin.screenshot(phone, "absences-phone-dark-zh-CN");
        lin.expect(422);
        phone.locator("#last").fill("2020-01-01");
        phone.locator("main form .btn-primary").click();
        assertThat(phone.locator(".wl-error")).isVisible();

        var today = LocalDate.now(zone);
        phone.locator("#first").fill(today.toString());
        phone.locator("#last").fill(today.plusDays(2).toString());
        phone.locator("main form .btn-primary").click();
        assertThat(phone.locator(".wl-verdict")).containsText("1 项任务中的 1 项将放回队列");
        lin.screenshot(phone, "absence-preview-phone-dark-zh-CN");
        phone.locator("main form .btn-primary").click();
        assertThat(phone.locator(".wl-absences li")).hasCount(1);

        phone.navigate("/work");
        assertThat(phone.locator(".wl-notice").first()).containsText("您正在请假");
        phone.navigate("/absences");
        phone.locator(".wl-absences button").click();
        assertThat(phone.locator(".wl-absences li")).hasCount(0);
    }

    @Test
    void supervisorsOnATelephoneSeeTheSame(Visitor shen) {
        journey.comesTo(key);
        var phone = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/team");
        assertThat(phone.locator("#queue-" + queue)).containsText("客户关怀");
        shen.screenshot(phone, "team-phone-dark-zh-CN");
        phone.navigate("/");
        shen.screenshot(phone, "home-phone-dark-zh-CN");
    }
}
