package io.wayline.workspace.web.task;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

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
class WorkPagesTests {

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

    private String queue = "";
    private String key = "";

    @BeforeEach
    void aQueueOfLin() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        key = journey.drawn(queue, 50, "PT4H");
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void theHomePageLeadsToWhatIsOverdueAndToWhatWaits(Visitor lin) {
        journey.comesTo(key);
        journey.comesTo(key);
        var late = journey.comesTo(key).getId();
        jdbc.sql("update work_item set due_at = timestamp with time zone '2020-01-01 00:00:00+00' where id = ?")
                .param(late)
                .update();

        var home = lin.signIn("lin", Look.DESK);

        assertThat(home.locator(".wl-needs li")).hasCount(2);
        assertThat(home.locator(".wl-needs li").first()).containsText("Tasks that are overdue");
        assertThat(home.locator(".wl-needs li .wl-figure")).hasText(new String[] {"1", "2"});
        lin.screenshot(home, "home-with-tasks");
        home.locator(".wl-needs a[href='/work?show=late']").click();
        assertThat(home.locator(".wl-work tbody tr")).hasCount(1);
    }

    @Test
    void theClockOfATaskCountsTheTimeThatItIsMeasuredIn(Visitor lin, Visitor zhang) {
        var working = journey.comesTo(journey.drawn(queue, 60, "WORKING P30D")).getId();
        journey.comesTo(key);
        jdbc.sql("update work_item set due_before = created_at where id = ?")
                .param(working)
                .update();
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work?show=waiting");
        assertThat(page.locator(".wl-work tbody tr").first())
                .containsText(Pattern.compile("2\\d\\d(\\.\\d)? working hours left · due"));
        assertThat(page.locator(".wl-work tbody tr").last()).containsText("due in ");
        lin.screenshot(page, "work-clocks");

        var phone = zhang.signIn("lin", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/work/" + working);
        assertThat(phone.locator(".wl-task header")).containsText("个工作小时");
        assertThat(phone.locator(".wl-task header")).containsText("工作日历变更前");
        zhang.screenshot(phone, "task-clock-phone-dark-zh-CN");
    }

    @Test
    void anAgentTakesTheNextAnswersAndMovesOn(Visitor lin) {
        var first = journey.comesTo(key).getId();
        var second = journey.comesTo(key).getId();
        var page = lin.signIn("lin", Look.DESK);
        page.locator(".wl-rail a[href='/work']").click();
        assertThat(page.locator(".wl-work tbody tr")).hasCount(2);
        assertThat(page.locator(".wl-chips [aria-current]")).hasText("Waiting 2");
        lin.screenshot(page, "work");

        page.keyboard().press("n");
        page.waitForURL("**/work/" + first);
        assertThat(page.locator("h1")).hasText("Call the customer");
        assertThat(page.locator("main")).containsText("Anna Berg has been on the journey Desk since");
        assertThat(page.locator("main")).containsText("It is work of the queue Customer care.");
        page.locator("#answers textarea").fill("Rang twice");
        assertThat(page.locator("#saved")).containsText("Draft saved");
        lin.screenshot(page, "task");

        page.reload();
        assertThat(page.locator("#answers textarea")).hasValue("Rang twice");
        lin.expect(422);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-error")).hasText("Please answer this.");
        assertThat(page.locator("#answers textarea")).hasValue("Rang twice");
        lin.screenshot(page, "task-wrong");

        page.getByText("Reached", new Page.GetByTextOptions().setExact(true)).click();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-completed")).containsText("Done: Call the customer, for Anna Berg.");
        assertThat(page.locator(".wl-completed")).containsText("With this the journey Desk is over for Anna Berg.");
        assertThat(page.locator(".wl-completed .btn").last()).hasText("Stop here");
        lin.screenshot(page, "task-completed");
        page.keyboard().press("n");
        page.waitForURL("**/work/" + second);
        var linYue = accounts.find("lin").orElseThrow();
        var resting = tasks.claim(journey.comesTo(key).getId(), linYue).id();
        tasks.postpone(resting, Instant.now().plus(Duration.ofDays(1)), "Asked to be called tomorrow", true, linYue);
        page.getByText("Missed", new Page.GetByTextOptions().setExact(true)).click();
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-completed [data-onward]")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/work?done=");
        assertThat(page.locator(".wl-notice")).containsText("Completed");
        assertThat(page.locator(".wl-work tbody tr")).containsText("rests until");
        page.navigate("/work?show=waiting");
        assertThat(page.locator(".wl-empty")).containsText("Nothing waits");
        lin.screenshot(page, "work-empty");
        page.navigate("/work/" + first);
        assertThat(page.locator("main")).containsText("Lin Yue completed this task");
    }

    @Test
    void theQueueAndTheCustomerStandBesideTheTask(Visitor lin) {
        var first = journey.comesTo(key).getId();
        var second = journey.comesTo(key).getId();
        jdbc.sql("update work_item set due_at = timestamp with time zone '2020-01-01 00:00:00+00' where id = ?")
                .param(second)
                .update();
        jdbc.sql("update work_item set due_at = null where id = ?").param(first).update();
        var page = lin.signIn("lin", Look.DESK);

        page.navigate("/work/" + first + "?show=waiting");

        assertThat(page.locator(".wl-queue h3")).hasText(new String[] {"Late 1", "Later 1"});
        assertThat(page.locator(".wl-queue [aria-current] .wl-item-who")).hasText("Anna Berg");
        assertThat(page.locator(".wl-side h2").first()).hasText("Anna Berg");
        assertThat(page.locator(".wl-side .wl-journeys")).containsText("Desk");
        lin.screenshot(page, "task-panes");
        page.keyboard().press("k");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        page.waitForURL("**/work/" + second + "?show=waiting#task");
        assertThat(page.locator(".wl-queue .wl-items [aria-current]")).containsText("Anna Berg");
    }

    @Test
    void aPhoneShowsTheTaskFirstAndTheOthersBesideIt(Visitor lin) {
        var id = journey.comesTo(key).getId();
        var look = Look.PHONE.inTheDark().inChinese();
        var page = lin.signIn("lin", look);

        page.navigate("/work/" + id);

        assertThat(page.locator(".wl-pane-tabs [aria-current]")).hasText("任务");
        assertThat(page.locator(".wl-task h1")).isInViewport();
        page.locator(".wl-pane-tabs a[href='#customer']").click();
        assertThat(page.locator(".wl-side h2").first()).isInViewport();
        assertThat(page.locator(".wl-pane-tabs [aria-current]")).hasText("客户");
        lin.screenshot(page, "task-customer" + look.suffix());
        page.locator(".wl-pane-tabs a[href='#queue']").click();
        assertThat(page.locator(".wl-queue h2")).isInViewport();
        lin.screenshot(page, "task-queue" + look.suffix());
    }

    @Test
    void whoseTaskItIsSeesTheCustomerUntilItIsDone(Visitor lin) {
        var item =
                tasks.claim(journey.comesTo(key).getId(), accounts.find("lin").orElseThrow());
        var customer = "/customers/"
                + jdbc.sql("select ref from customer where id = ?")
                        .param(item.customer().value())
                        .query(String.class)
                        .single();
        var page = lin.signIn("lin", Look.DESK);

        page.navigate(customer);
        assertThat(page.locator("h1")).containsText("Anna Berg");

        jdbc.sql("update work_item set state = 'DONE' where id = ?")
                .param(item.id())
                .update();
        lin.expect(404);
        page.navigate(customer);
        assertThat(page.locator("main")).not().containsText("Anna Berg");
    }

    @Test
    void whoClaimsWhatAnotherHasIsToldWho(Visitor lin) {
        var id = journey.comesTo(key).getId();
        var page = lin.signIn("lin", Look.PHONE.inTheDark().inChinese());
        page.navigate("/work");
        lin.screenshot(page, "work" + Look.PHONE.inTheDark().inChinese().suffix());
        page.navigate("/work/" + id);
        tasks.claim(id, accounts.find("shen").orElseThrow());
        lin.expect(409);
        page.locator("button[data-key=c]").click();

        assertThat(page.locator(".wl-notice").first()).containsText("Shen Qiao");
        lin.screenshot(page, "task-taken" + Look.PHONE.inTheDark().inChinese().suffix());
    }

    @Test
    void aTaskIsHandedToAColleagueWhoIsToldAndReadsWhy(Visitor lin, Visitor shen) {
        var id = journey.comesTo(key).getId();
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + id);
        page.locator("button[data-key=c]").click();
        assertThat(page.locator("#answers")).isVisible();
        page.keyboard().press("h");
        page.locator("#to").selectOption("shen");
        page.locator("#hand-over-reason").fill("Asks for a discount that I may not give");
        lin.screenshot(page, "task-hand-over");
        page.locator("dialog[open] .btn-primary").click();

        assertThat(page.locator("#task")).containsText("Shen Qiao");
        assertThat(page.locator("dialog#hand-over")).hasCount(0);

        var other = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        other.navigate("/work");
        assertThat(other.locator("main")).containsText("有同事把一个任务转交给了你");
        other.locator("a[href='/work/" + id + "']").first().click();
        assertThat(other.locator("#customer")).containsText("Asks for a discount that I may not give");
        assertThat(other.locator("#answers")).isVisible();
        shen.screenshot(other, "task-handed-over-dark-zh-CN");
        jdbc.sql("delete from staff_notice where subject = ?").param(id).update();
    }

    @Test
    void aTaskIsPostponedWithAReasonAndGivenBack(Visitor lin) {
        var id = journey.comesTo(key).getId();
        var page = lin.signIn("lin", Look.DESK.inTheDark());
        page.navigate("/work/" + id);
        page.locator("button[data-key=c]").click();
        Dialogs.open(page, "follow-up");
        page.locator("#until").fill(LocalDate.now(ZoneOffset.UTC).plusDays(60) + "T09:00");
        page.locator("#reason").fill("Asked to be called in the new year");
        lin.expect(409);
        page.locator("dialog[open] .btn-primary").click();
        assertThat(page.locator("#refused")).containsText("it is late when it comes back");
        lin.screenshot(page, "task-rests-past-due-dark");
        page.locator("#refused button").click();

        assertThat(page.locator("main")).containsText("Postponed: Asked to be called in the new year");
        lin.screenshot(page, "task-postponed-dark");
        page.locator("button", new Page.LocatorOptions().setHasText("Give back"))
                .click();
        assertThat(page.locator("main")).containsText("Claim the task to fill in its form");
        assertThat(page.locator(".wl-only-read textarea")).isDisabled();
        lin.screenshot(page, "task-unclaimed-dark");
        page.navigate("/work");
        page.keyboard().press("n");
        assertThat(page.locator(".wl-notice")).containsText("Nothing waits in your queues now");
    }

    @Test
    void whoCompletesTwiceCompletesOnceAndReadsTheSame(Visitor lin) {
        var id = journey.comesTo(key).getId();
        tasks.claim(id, accounts.find("lin").orElseThrow());
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + id);
        page.getByText("Reached", new Page.GetByTextOptions().setExact(true)).click();
        // the answer is lost once the server has it
        page.route(
                "**/complete",
                route -> {
                    route.fetch();
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));

        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#saved")).containsText("Not completed: no connection");
        lin.expect(410);
        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".wl-completed")).containsText("Done: Call the customer");
        assertThat(page.locator("#task .wl-record")).containsText("Reached");
    }

    @Test
    void whatTheServerCannotDoLeavesTheFormAsItWas(Visitor lin) {
        var id = journey.comesTo(key).getId();
        tasks.claim(id, accounts.find("lin").orElseThrow());
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + id);
        page.getByText("Reached", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#answers textarea").fill("Rang twice");
        lin.expect(500);
        page.route(
                "**/complete",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(500)),
                new Page.RouteOptions().setTimes(1));

        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#saved")).containsText("something went wrong on our side");
        assertThat(page.locator("#answers textarea")).hasValue("Rang twice");
        jdbc.sql("update work_item set version = version + 1, changed_by = 'shen' where id = ?")
                .param(id)
                .update();
        lin.expect(409);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#refused")).containsText("changed this task meanwhile");
        assertThat(page.locator("#answers textarea")).hasValue("Rang twice");
        lin.screenshot(page, "task-stale");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-completed")).isVisible();
    }

    @Test
    void aTaskThatChecksOnesOwnIsLeftToASecondPerson(Visitor lin) {
        var first = journey.comesTo(journey.drawnWithACheck(queue)).getId();
        var person = accounts.find("lin").orElseThrow();
        tasks.complete(
                first,
                Map.of("outcome", JsonNodeFactory.instance.stringNode("reached")),
                tasks.claim(first, person).version(),
                person);
        var check = journey.after(first).getId();
        var page = lin.signIn("lin", Look.DESK);

        page.navigate("/work/" + check);

        assertThat(page.locator("#task"))
                .containsText("This checks “Call the customer”, which you did yourself. A second person must do it");
        assertThat(page.locator("#task button[data-key=c]")).hasCount(0);
        lin.screenshot(page, "task-checks-own");
    }

    @Test
    void aTaskOfARoleIsLeftToThoseWhoHaveIt(Visitor lin, Visitor zhang) {
        var id = journey.comesTo(journey.drawnForRole(queue, "supervisor")).getId();
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + id);
        assertThat(page.locator("#task"))
                .containsText(
                        "Only people with the role “Supervisor” do this. You see it, and leave it to one of them.");
        assertThat(page.locator("#task button[data-key=c]")).hasCount(0);
        lin.screenshot(page, "task-needs-role");

        var phone = zhang.signIn("lin", Look.PHONE.inTheDark().inChinese());
        phone.navigate("/work/" + id);
        assertThat(phone.locator("#task")).containsText("此任务只由“主管”处理。您可以查看，请留给有此角色的同事。");
        zhang.screenshot(phone, "task-needs-role-phone-dark-zh-CN");
    }

    @Test
    void aTaskIsEscalatedAndComesFirstForSupervisorsUntilOneHasSeenToIt(Visitor lin, Visitor shen) {
        var id = journey.comesTo(key).getId();
        tasks.claim(id, accounts.find("lin").orElseThrow());
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + id);
        page.keyboard().press("e");
        page.locator("#escalate-reason").fill("Asks for more than I may give");
        lin.screenshot(page, "task-escalate");
        page.locator("dialog[open] .btn-primary").click();
        assertThat(page.locator("#task")).containsText("Lin Yue asked supervisors for help with this");
        assertThat(page.locator("[data-opens=escalate]")).hasCount(0);

        var other = shen.signIn("shen", Look.DESK.inTheDark().inChinese());
        other.navigate("/work");
        other.locator("a[href='/work/" + id + "']").first().click();
        assertThat(other.locator("#customer")).containsText("Asks for more than I may give");
        shen.screenshot(other, "task-escalated-dark-zh-CN");
        other.getByText("已处理").click();
        assertThat(other.locator("#task")).not().containsText("请主管协助");
        jdbc.sql("delete from staff_notice where subject = ?").param(id).update();
    }
}
