package io.wayline.workspace.web.call;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.CustomerDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class CallPagesTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    TaskJourney journey;

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
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private LocalDate tomorrow = LocalDate.MAX;

    @BeforeEach
    void aQueueOfLin() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        tomorrow = LocalDate.ofInstant(clock.instant(), SHANGHAI).plusDays(1);
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from callback").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void anAgentFindsTheCallsOfADayAndCallsOneOff(Visitor lin) {
        var ref = call("Anna Berg", 10, "BOOKED", 1, null);
        call("郑凯", 11, "DONE", 1, null);
        call("Rohan Mehta", 14, "MISSED", 2, null);
        var page = lin.signIn("lin", Look.DESK);
        page.locator(".wl-rail a[href='/calls']").click();
        assertThat(page.locator(".wl-empty")).containsText("No calls on this day");
        page.navigate("/calls?day=" + tomorrow);
        assertThat(page.locator(".wl-split tbody").first().locator("tr")).hasCount(3);
        assertThat(page.locator("main")).containsText("Anna Berg");
        assertThat(page.locator("main")).containsText("try 2");
        lin.screenshot(page, "calls");

        page.locator("a[href='/calls/" + ref + "']").click();
        assertThat(page.locator("main")).containsText("+86•••8000");
        lin.screenshot(page, "call");
        page.locator("[data-opens=cancel]").click();
        page.locator("dialog[open] .btn-danger").click();
        assertThat(page.locator("main")).containsText("cancelled");

        page.navigate("/calls/calendar");
        page.locator("main form .btn-primary").click();
        assertThat(page.locator("#address")).hasValue(Pattern.compile("http.*/ical/[A-Za-z0-9_-]{43}"));
        lin.screenshot(page, "call-calendar");
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
        page.navigate("/calls?day=" + tomorrow);
        lin.screenshot(page, "calls" + look.suffix());
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

    private String call(String name, int hour, String state, int attempt, @Nullable String task) {
        var customer = customers.is("c-" + UUID.randomUUID(), "name", name, "phone", "+8613800138000");
        var ref = UUID.randomUUID().toString();
        var start = tomorrow.atTime(hour, 0).atZone(SHANGHAI).toInstant().atOffset(ZoneOffset.UTC);
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
