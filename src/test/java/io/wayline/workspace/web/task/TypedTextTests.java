package io.wayline.workspace.web.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Whatever happens to the page of a task, what was typed there is there afterwards. */
@BrowserTest
class TypedTextTests {

    private static final String TEXT = "She rings back after her holiday, 产品没有问题";

    @Autowired
    TaskJourney journey;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskList list;

    @Autowired
    InstanceActs acts;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private String task = "";

    @BeforeEach
    void linHasATask() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void itIsThereAfterALinkThatWasFollowedAtOnce(Visitor lin) {
        var page = open(lin);
        page.locator("textarea").fill(TEXT);
        page.locator(".wl-rail a[href='/customers']").click();
        page.waitForURL("**/customers");

        page.goBack();

        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void itIsThereAfterAReloadAtOnce(Visitor lin) {
        var page = open(lin);
        page.locator("textarea").fill(TEXT);

        page.reload();

        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void itIsThereAfterTheSessionEndedAndSigningInAgain(Visitor lin) {
        var page = open(lin);
        lin.expect(403);
        sessionEnds();
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("session has ended");
        assertThat(page.locator("textarea")).hasValue(TEXT);

        page.locator("#saved a").click();
        signsIn(page);
        page.waitForURL("**/work/" + task);

        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void completingAfterTheSessionEndedKeepsTheFormAndSaysWhy(Visitor lin) {
        var page = open(lin);
        page.getByLabel("Outcome").selectOption("reached");
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("Draft saved");
        lin.expect(403);
        sessionEnds();

        page.keyboard().press("Control+Enter");

        assertThat(page.locator("#saved")).containsText("session has ended");
        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void itIsThereWhenTheNetworkWasGoneAndComesBack(Visitor lin) {
        var page = open(lin);
        page.context().setOffline(true);
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("No connection");

        page.context().setOffline(false);

        assertThat(page.locator("#saved")).containsText("Draft saved");
        page.reload();
        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void itIsThereWhenThePageWasLeftWithoutANetwork(Visitor lin) {
        var page = open(lin);
        page.context().route("**/draft", route -> route.abort());
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("No connection");
        page.navigate("about:blank");
        page.context().unroute("**/draft");

        page.navigate("/work/" + task);

        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void whatWasTypedInTwoPagesIsThereInBothAndNoneWritesOverTheOther(Visitor lin) {
        var left = open(lin);
        var right = left.context().newPage();
        right.navigate("/work/" + task);
        left.locator("textarea").fill("From the left");
        assertThat(left.locator("#saved")).containsText("Draft saved");
        lin.expect(409);
        right.locator("textarea").fill("From the right");
        assertThat(right.locator("#saved")).containsText("Another page has saved a draft");

        right.reload();

        assertThat(right.locator("textarea")).hasValue("From the left");
        assertThat(right.locator("[data-words]")).hasText("From the right");
        lin.screenshot(right, "task-typed-elsewhere");
        right.locator("[data-draft-act=use]").click();
        assertThat(right.locator("textarea")).hasValue("From the right");
        assertThat(right.locator("[data-words]")).hasCount(0);
    }

    @Test
    void nobodyElseAtTheSameBrowserIsShownIt(Visitor lin) {
        var page = open(lin);
        lin.expect(403);
        sessionEnds();
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved a")).isVisible();
        page.navigate("/sign-in");
        page.locator("form:has(input[name=username][value=shen]) button").click();
        page.waitForURL("**/");

        page.navigate("/work/" + task);
        assertThat(page.locator("main")).containsText("Lin Yue has this task");
        assertThat(page.locator("main")).not().containsText(TEXT);

        page.context().clearCookies();
        page.navigate("/work/" + task);
        signsIn(page);
        assertThat(page.locator("textarea")).hasValue(TEXT);
    }

    @Test
    void aNumberStaysAsItWasTypedUntilItCanBeRead(Visitor lin) {
        var writers = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(writers, "Letters", "信件", List.of("lin"));
        var call = journey.comesTo(journey.drawnInTwo(writers, writers)).getId();
        var person = accounts.find("lin").orElseThrow();
        tasks.complete(
                call,
                Map.of("outcome", JsonNodeFactory.instance.stringNode("reached")),
                tasks.claim(call, person).version(),
                person);
        var letter = journey.after(call).getId();
        tasks.claim(letter, person);
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + letter);

        page.getByLabel("Worth in CNY").fill("1.299,");
        assertThat(page.locator("#saved")).containsText("Draft saved");
        page.reload();

        assertThat(page.getByLabel("Worth in CNY")).hasValue("1.299,");
        lin.expect(422);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".fjs-form-field-error")).isVisible();
        assertThat(page.getByLabel("Worth in CNY")).hasValue("1.299,");
        page.getByLabel("Worth in CNY").fill("1299.50");
        page.keyboard().press("Control+Enter");
        page.waitForURL("**/work/" + task);
        page.navigate("/work/" + letter);
        assertThat(page.locator(".wl-record dl").first()).containsText("1299.50");
    }

    @Test
    void itCanBeReadWhenTheJourneyWentOnWithoutTheTask(Visitor lin) {
        var page = open(lin);
        page.locator("textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("Draft saved");
        acts.cancel(list.get(task, accounts.find("lin").orElseThrow()).instance(), "he", "moved abroad");
        lin.expect(410);
        page.locator("textarea").fill(TEXT + ", and so on");
        assertThat(page.locator("#saved")).containsText("This task is over");

        page.reload();

        assertThat(page.locator(".wl-record")).containsText(TEXT);
        assertThat(page.locator("[data-words]")).hasText(TEXT + ", and so on");
        assertThat(page.locator("[data-draft-act=use]")).hasCount(0);
        lin.screenshot(page, "task-withdrawn-with-text");
    }

    private Page open(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.navigate("/work/" + task);
        assertThat(page.locator("textarea")).isVisible();
        return page;
    }

    private void sessionEnds() {
        jdbc.sql("delete from spring_session where principal_name = 'lin'").update();
    }

    private static void signsIn(Page page) {
        page.locator("form:has(input[name=username][value=lin]) button").click();
    }
}
