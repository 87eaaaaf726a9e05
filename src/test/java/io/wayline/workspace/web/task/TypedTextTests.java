package io.wayline.workspace.web.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.customer.Customers;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
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

    @Autowired
    Customers customers;

    @Autowired
    Merges merges;

    @Autowired
    SettableClock clock;

    private String key = "";
    private String queue = "";
    private String task = "";

    @BeforeEach
    void linHasATask() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        key = journey.drawn(queue, 50, "PT4H");
        task = journey.comesTo(key).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    /** What may happen while somebody writes; what the page answers to it is for the tests below. */
    enum Mishap {
        A_LINK_AT_ONCE,
        BACK,
        RELOAD,
        CRASH,
        SESSION_ENDED,
        PASSWORD_CHANGED,
        SERVER_UNREACHABLE,
        NETWORK_GONE,
        SECOND_TAB,
        COLLEAGUE_TOOK_IT,
        FORM_CHANGED,
        CUSTOMER_MERGED
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void allOfItIsThereAfter(Mishap mishap, Visitor lin) {
        List.of(401, 403, 409, 410).forEach(lin::expect);
        var page = open(lin);
        page.locator("#answers textarea").fill(TEXT);

        var after = happens(mishap, page);

        after.navigate("/work/" + task);
        if (after.url().contains("/sign-in")) {
            signsIn(after);
            after.waitForURL("**/work/" + task);
        }
        assertThat(after.locator("#task .wl-scroll")).isVisible();
        if (mishap == Mishap.COLLEAGUE_TOOK_IT) {
            assertThat(after.locator("#task")).containsText(TEXT);
        } else {
            assertThat(after.locator("#answers textarea")).hasValue(TEXT);
        }
    }

    private Page happens(Mishap mishap, Page page) {
        switch (mishap) {
            case A_LINK_AT_ONCE -> page.locator(".wl-rail a[href='/customers']").click();
            case BACK -> page.goBack();
            case RELOAD -> page.reload();
            case CRASH -> {
                var context = page.context();
                page.close();
                return context.newPage();
            }
            case SESSION_ENDED -> sessionEnds();
            case PASSWORD_CHANGED ->
                jdbc.sql("update account set generation = generation + 1 where username = 'lin'")
                        .update();
            case SERVER_UNREACHABLE -> {
                page.context().route("**/draft", route -> route.abort());
                assertThat(page.locator("#saved")).not().containsText("Draft saved");
                page.navigate("about:blank");
                page.context().unroute("**/draft");
            }
            case NETWORK_GONE -> {
                page.context().setOffline(true);
                assertThat(page.locator("#answers textarea")).hasValue(TEXT);
                page.context().setOffline(false);
            }
            case SECOND_TAB -> {
                assertThat(page.locator("#saved")).containsText("Draft saved");
                return page.context().newPage();
            }
            case COLLEAGUE_TOOK_IT -> {
                var shen = accounts.find("shen").orElseThrow();
                tasks.handOver(task, shen, shen);
            }
            case FORM_CHANGED -> {
                clock.advance(Duration.ofSeconds(1));
                journey.changed("""
                        {"schemaVersion": 16, "type": "default", "id": "desk", "components": [
                          {"type": "textfield", "key": "other", "label": "Something else"}]}""");
            }
            case CUSTOMER_MERGED -> merged();
        }
        return page;
    }

    /** Into another one with the same mail address. */
    private void merged() {
        var one = jdbc.sql("select customer_id from work_item where id = ?")
                .param(task)
                .query(String.class)
                .single();
        var kept = jdbc.sql("select customer_id from work_item where id = ?")
                .param(journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId())
                .query(String.class)
                .single();
        var first = one.compareTo(kept) < 0 ? one : kept;
        var second = first.equals(one) ? kept : one;
        jdbc.sql("""
                        insert into customer_duplicate (first_id, second_id, state, found_at)
                        values (?, ?, 'OPEN', current_timestamp)""").params(first, second).update();
        var keep = customers.get(new CustomerId(kept)).ref();
        merges.merge(first + "_" + second, new MergeChoice(keep, List.of(), null, null), "shen");
    }

    @Test
    void whoSignsInAgainOnThePageGoesOnWriting(Visitor lin) {
        var page = open(lin);
        lin.expect(403);
        sessionEnds();
        page.locator("#answers textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("session has ended");

        page.locator("#saved a").click();
        givesThePassword(page);

        assertThat(page.locator("#saved")).containsText("Draft saved");
        assertThat(page.locator("#answers textarea")).hasValue(TEXT);
        assertThat(page.locator("[data-live-over]")).isHidden();
    }

    @Test
    void completingAfterTheSessionEndedAsksForThePasswordAndCompletes(Visitor lin) {
        var page = open(lin);
        page.getByText("Reached", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#answers textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("Draft saved");
        List.of(401, 403, 422).forEach(lin::expect);
        sessionEnds();

        page.keyboard().press("Control+Enter");

        assertThat(page.locator("#again h2")).hasText("Your session has ended");
        assertThat(page.locator("#again-who")).hasValue("lin");
        assertThat(page.locator("#again-who")).not().isEditable();
        lin.screenshot(page, "task-sign-in-again");
        page.locator("#again-password").fill("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("#again-note")).hasText("The password is not right. It tells A from a.");
        givesThePassword(page);
        assertThat(page.locator(".wl-completed")).containsText("Done: Call the customer");
        assertThat(page.locator("#task .wl-record").first()).containsText(TEXT);
    }

    @Test
    void aNoteSentAfterTheSessionEndedIsSentOnceThePasswordIsGiven(Visitor lin) {
        var page = open(lin);
        List.of(401, 403).forEach(lin::expect);
        sessionEnds();

        page.locator("#note-text").fill(TEXT);
        page.locator(".wl-note-new .btn").click();
        givesThePassword(page);

        assertThat(page.locator(".wl-notes li")).containsText(TEXT);
    }

    @Test
    void somebodyElseWhoSignedInMeanwhileIsLedToACleanPage(Visitor lin) {
        var page = open(lin);
        page.getByText("Reached", new Page.GetByTextOptions().setExact(true)).click();
        List.of(401, 403, 412).forEach(lin::expect);
        page.context().clearCookies();
        var other = page.context().newPage();
        other.navigate("/sign-in");
        other.locator("form:has(input[name=username][value=shen]) button").click();
        other.waitForURL("**/");

        page.keyboard().press("Control+Enter");

        assertThat(page.locator("#again h2")).hasText("Shen Qiao is signed in here now");
        assertThat(page.locator("#again input")).hasCount(0);
        lin.screenshot(page, "task-sign-in-other");
        page.locator("#again [data-closes]").click();
        assertThat(page.locator("#answers")).isVisible();
    }

    @Test
    void itIsThereWhenTheNetworkWasGoneAndComesBack(Visitor lin) {
        var page = open(lin);
        page.context().setOffline(true);
        page.locator("#answers textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("No connection");

        page.context().setOffline(false);

        assertThat(page.locator("#saved")).containsText("Draft saved");
        page.reload();
        assertThat(page.locator("#answers textarea")).hasValue(TEXT);
    }

    @Test
    void itIsThereWhenThePageWasLeftWithoutANetwork(Visitor lin) {
        var page = open(lin);
        page.context().route("**/draft", route -> route.abort());
        page.locator("#answers textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("No connection");
        page.navigate("about:blank");
        page.context().unroute("**/draft");

        page.navigate("/work/" + task);

        assertThat(page.locator("#answers textarea")).hasValue(TEXT);
    }

    @Test
    void whatWasTypedInTwoPagesIsThereInBothAndNoneWritesOverTheOther(Visitor lin) {
        var left = open(lin);
        var right = left.context().newPage();
        right.navigate("/work/" + task);
        left.locator("#answers textarea").fill("From the left");
        assertThat(left.locator("#saved")).containsText("Draft saved");
        lin.expect(409);
        right.locator("#answers textarea").fill("From the right");
        assertThat(right.locator("#saved")).containsText("Another page has saved a draft");

        right.reload();

        assertThat(right.locator("#answers textarea")).hasValue("From the left");
        assertThat(right.locator("[data-words]")).hasText("From the right");
        lin.screenshot(right, "task-typed-elsewhere");
        right.locator("[data-draft-act=use]").click();
        assertThat(right.locator("#answers textarea")).hasValue("From the right");
        assertThat(right.locator("[data-words]")).hasCount(0);
    }

    @Test
    void nobodyElseAtTheSameBrowserIsShownIt(Visitor lin) {
        var page = open(lin);
        lin.expect(403);
        sessionEnds();
        page.locator("#answers textarea").fill(TEXT);
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
        assertThat(page.locator("#answers textarea")).hasValue(TEXT);
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
        assertThat(page.locator(".wl-error")).hasText("Write it as 1299, then it is clear.");
        assertThat(page.getByLabel("Worth in CNY")).hasValue("1.299,");
        page.getByLabel("Worth in CNY").fill("1299.50");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".wl-completed")).containsText("Done: Write the letter");
        assertThat(page.locator(".wl-record dl").first()).containsText("1299.50");
    }

    @Test
    void itCanBeReadWhenTheJourneyWentOnWithoutTheTask(Visitor lin) {
        var page = open(lin);
        page.locator("#answers textarea").fill(TEXT);
        assertThat(page.locator("#saved")).containsText("Draft saved");
        acts.cancel(list.get(task, accounts.find("lin").orElseThrow()).instance(), "he", "moved abroad");
        lin.expect(410);
        page.locator("#answers textarea").fill(TEXT + ", and so on");
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
        // nobody types and leaves before the script of the page has come, but a test on a busy machine would
        assertThat(page.locator("#answers textarea[aria-autocomplete]")).isVisible();
        return page;
    }

    private void sessionEnds() {
        jdbc.sql("delete from spring_session where principal_name = 'lin'").update();
    }

    private static void givesThePassword(Page page) {
        page.locator("#again-password").fill("lin");
        page.keyboard().press("Enter");
        assertThat(page.locator("#again")).hasCount(0);
    }

    private static void signsIn(Page page) {
        page.locator("form:has(input[name=username][value=lin]) button").click();
    }
}
