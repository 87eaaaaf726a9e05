package io.wayline.workspace.web.call;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.CustomerDriver;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CallPagesTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Autowired
    TaskJourney journey;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    Notices notices;

    @Autowired
    CustomerDriver customers;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aQueueOfLin() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        clock.set(MONDAY.atTime(9, 59).atZone(SHANGHAI).toInstant());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        engine.forgetsDrawings();
        jdbc.sql("delete from callback").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void anAgentTakesACallMovesItByKeysAndSaysWhatCameOfIt(Visitor lin) {
        wanted();
        call("郑凯", 11, "DONE", 1, null);
        call("Rohan Mehta", 14, "MISSED", 2, null);
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/calls?day=" + MONDAY);
        var call = page.locator("a[data-movable]");
        assertThat(call).containsText("Anna Berg");
        assertThat(page.locator(".wl-cal-now")).isVisible();
        lin.screenshot(page, "calls");

        call.focus();
        page.keyboard().press("c");
        page.waitForURL("**/calls/*");
        assertThat(page.locator("main")).containsText("yours");
        assertThat(page.locator("main")).containsText("+86•••8000");
        page.navigate("/calls?day=" + MONDAY);
        call.focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[data-mover-says]")).containsText("10:30");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[data-mover-says]")).containsText("11:00");
        lin.screenshot(page, "calls-moving");
        page.keyboard().press("Enter");
        assertThat(page.locator("#move")).containsText("from 10:00 to 11:00");
        lin.screenshot(page, "calls-move");
        page.keyboard().press("Enter");
        page.waitForURL("**moved=*");
        assertThat(call.locator("time")).hasText("11:00");
        journeys.timePasses(Duration.ZERO);

        call.click();
        page.locator("[data-key=s]").click();
        assertThat(page.locator("a[href='tel:+8613800138000']")).isVisible();
        assertThat(page.locator("[data-elapsed]")).hasText(Pattern.compile("^\\d:\\d\\d$"));
        page.getByText("Call again later", new Page.GetByTextOptions().setExact(true))
                .click();
        page.locator("#f-note").fill("She is on a train");
        lin.expect(422);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-notice[data-tone=late]")).containsText("Say when");
        assertThat(page.locator("#f-note")).hasValue("She is on a train");
        assertThat(page.locator("[data-elapsed]")).hasText(Pattern.compile("^\\d:\\d\\d$"));
        page.locator("[data-again-at]").last().click();
        assertThat(page.locator("#f-callAgainAt")).not().hasValue("");
        lin.screenshot(page, "call");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("main")).containsText("asked to be called again");
        lin.screenshot(page, "call-over");
    }

    @Test
    void aDayIsListedSeenAsAWeekAndSubscribedTo(Visitor lin) {
        var ref = call("Anna Berg", 10, "BOOKED", 1, null);
        call("郑凯", 11, "DONE", 1, null);
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/calls?day=" + MONDAY + "&view=list");
        assertThat(page.locator("main tbody tr")).hasCount(2);
        page.navigate("/calls/week?day=" + MONDAY + "&queue=" + queue);
        assertThat(page.locator(".wl-week")).containsText("Anna Berg");
        assertThat(page.locator(".wl-week .wl-places i[data-k=made]")).hasCount(1);
        lin.screenshot(page, "calls-week");
        page.keyboard().press("]");
        page.waitForURL("**day=" + MONDAY.plusDays(7) + "**");

        page.navigate("/calls/" + ref);
        Dialogs.open(page, "cancel");
        page.locator("dialog[open] .btn-danger").click();
        assertThat(page.locator("main")).containsText("cancelled");

        page.navigate("/calls/calendar");
        page.locator("main form .btn-primary").click();
        assertThat(page.locator("#address")).hasValue(Pattern.compile("http.*/ical/[A-Za-z0-9_-]{43}"));
        lin.screenshot(page, "call-calendar");
    }

    @Test
    void anAgentSeesTheirDayOnAPhoneAndStartsACall(Visitor lin) {
        call("Anna Berg", 10, "BOOKED", 2, null);
        var look = Look.PHONE.inTheDark().inChinese();
        var page = lin.signIn("lin", look);
        page.navigate("/calls?day=" + MONDAY);
        assertThat(page.locator(".wl-daylist")).containsText("Anna Berg");
        lin.screenshot(page, "calls" + look.suffix());
        page.locator(".wl-daylist form button").click();
        assertThat(page.locator("a[href='tel:+8613800138000']")).isVisible();
        assertThat(page.locator("main")).containsText("通话中");
        lin.screenshot(page, "call" + look.suffix());
    }

    @Test
    void theNumberIsShownToWhoHasTheTask(Visitor lin) {
        var task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        call("Anna Berg", 10, "BOOKED", 2, task);
        jdbc.sql(
                        "update customer set phone = '+8613800138000' where id = (select customer_id from work_item where id = ?)")
                .param(task)
                .update();
        tasks.claim(task, accounts.find("lin").orElseThrow());
        notices.tell(
                Role.AGENT, null, "call-overdue", "nothing", UUID.randomUUID().toString());
        var look = Look.PHONE.inTheDark().inChinese();
        var page = lin.signIn("lin", look);
        page.navigate("/work");
        assertThat(page.locator("main")).containsText("有一通承诺的电话逾期未打");
        lin.screenshot(page, "work-notice" + look.suffix());
        page.locator("main form[action^='/notices/'] button").click();
        assertThat(page.locator("main form[action^='/notices/']")).hasCount(0);

        page.navigate("/work/" + task);
        page.locator("form[action$='/number'] button").click();
        assertThat(page.locator("form[action$='/number']")).hasCount(0);
        lin.screenshot(page, "task-call" + look.suffix());
    }

    @Test
    void anAdminSaysWhenAQueueMakesCalls(Visitor admin) {
        var page = admin.signIn("admin", Look.DESK);
        page.navigate("/settings/queues/" + queue);
        page.locator("#places").fill("3");
        page.locator("#hours-5").fill("noon");
        admin.expect(422);
        page.locator("main form .btn-primary").click();
        assertThat(page.locator(".wl-error")).containsText("09:00-12:00");
        page.locator("#hours-5").fill("10:00-12:00, 14:00-16:00");
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/settings/queues");

        page.navigate("/settings/queues/" + queue);
        assertThat(page.locator("#places")).hasValue("3");
        assertThat(page.locator("#hours-5")).hasValue("10:00-12:00, 14:00-16:00");
        admin.screenshot(page, "queue-hours");
    }

    /** A journey wants Anna to be called, at ten as nobody else is. */
    private void wanted() {
        var anna = "anna-" + UUID.randomUUID();
        engine.draws("call-wanted.bpmn");
        journeys.happens("customer.registered", anna, Map.of("phone", "+8613800138000", "name", "Anna Berg"));
        journeys.happens("test.call-wanted", anna, Map.of("queue", queue, "within", "P2D"));
    }

    private String call(String name, int hour, String state, int attempt, @Nullable String task) {
        var customer = customers.is("c-" + UUID.randomUUID(), "name", name, "phone", "+8613800138000");
        var ref = UUID.randomUUID().toString();
        var start = MONDAY.atTime(hour, 0).atZone(SHANGHAI).toInstant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into callback (ref, customer_id, queue, reason, instance_id, scope_id, element, passage,
                            task_id, moving, state, late, attempt, starts_at, ends_at, overdue_at, version, booked_at,
                            changed_at)
                        values (?, ?, ?, 'care', 'i', 'i', 'e', ?, ?, false, ?, false, ?, ?, ?, ?, 0, ?, ?)""")
                .params(
                        ref,
                        customer.id().value(),
                        queue,
                        ref,
                        task,
                        state,
                        attempt,
                        start,
                        start.plus(Duration.ofMinutes(30)),
                        start.plusHours(2),
                        start,
                        start)
                .update();
        return ref;
    }
}
