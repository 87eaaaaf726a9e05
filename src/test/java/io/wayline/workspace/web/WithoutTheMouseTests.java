package io.wayline.workspace.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.EngineDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.Queues;
import io.wayline.studio.web.FailingStep;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.SettableClock;
import io.wayline.testing.Visitor;
import io.wayline.textblock.TextBlocks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Twenty pieces of work that agents, supervisors, and operators do all day, each with keys alone: after signing in nothing
 * is clicked, and whatever Tab leads to shows that it has the focus.
 */
@BrowserTest
class WithoutTheMouseTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    /** More stops than any page has between two places that belong together. */
    private static final int STOPS = 120;

    @Autowired
    TaskJourney journey;

    @Autowired
    JourneyDriver journeys;

    @Autowired
    EngineDriver engine;

    @Autowired
    FailingStep failing;

    @Autowired
    Tasks tasks;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    TextBlocks blocks;

    @Autowired
    SettableClock clock;

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
        engine.forgetsDrawings();
        jdbc.sql("delete from callback").update();
        jdbc.sql("delete from saved_view").update();
        jdbc.sql("delete from staff_queue_pause").update();
        jdbc.sql("delete from staff_notice").update();
        jdbc.sql("delete from text_block").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void anAgentTakesATaskAnswersItLeavesItAndCompletesIt(Visitor lin) {
        var first = journey.comesTo(key).getId();
        var second = journey.comesTo(key).getId();
        blocks.create(new TextBlocks.Draft("Thanks", "", "en", "Thank you for your patience."), "shen");
        var page = lin.signIn("lin", Look.DESK);

        // 1: the next task
        goes(page, "Work", "**/work**");
        press(page, "n");
        page.waitForURL("**/work/" + first + "**");

        // 2: an answer by its number
        tabTo(page, page.locator("#answers input[type=radio]").first());
        press(page, "1");
        assertThat(page.locator("#answers input[type=radio]").first()).isChecked();

        // 3: a text block where the answer is written
        tabTo(page, page.locator("#answers textarea"));
        type(page, "Rang twice. ::Thanks");
        assertThat(page.locator("[role=option]").first()).containsText("Thanks");
        press(page, "Enter");
        assertThat(page.locator("#answers textarea"))
                .hasValue(Pattern.compile("Rang twice\\. Thank you for your patience\\.\\s*"));

        // 4: a draft that is still there after other work
        assertThat(page.locator("#saved")).containsText("Draft saved");
        press(page, "Shift+Tab");
        goes(page, "Calls", "**/calls**");
        goes(page, "Work", "**/work**");
        press(page, "j", "Enter");
        page.waitForURL("**/work/" + first + "**");
        assertThat(page.locator("#answers textarea"))
                .hasValue(Pattern.compile("Rang twice\\. Thank you.*", Pattern.DOTALL));

        // 5: done, and on to the next one
        press(page, "Control+Enter");
        assertThat(page.locator(".wl-completed")).containsText("Done: Call the customer");
        press(page, "n");
        page.waitForURL("**/work/" + second + "**");

        // 6: all keys
        press(page, "?");
        assertThat(page.locator("dialog#help")).isVisible();
        press(page, "Escape");
        assertThat(page.locator("dialog#help")).isHidden();
    }

    @Test
    void anAgentPostponesAsksForHelpHandsOverAndTellsColleagues(Visitor lin) {
        key = journey.drawn(queue, 50, "P9D");
        var rests = mine();
        var asks = mine();
        var goes = mine();
        var page = lin.signIn("lin", Look.DESK);

        // 7: not before tomorrow
        opens(page, rests);
        press(page, "s");
        assertThat(page.locator("#until")).isFocused();
        type(page, clock.instant().atZone(SHANGHAI).plusDays(1).format(DateTimeFormatter.ofPattern("MMddyyyy")));
        press(page, "Tab");
        type(page, "1000AM");
        tabTo(page, page.locator("#reason"));
        type(page, "Asked to be called tomorrow");
        press(page, "Enter");
        assertThat(page.locator("main")).containsText("rests until");

        // 8: help from the supervisors
        opens(page, asks);
        press(page, "e");
        assertThat(page.locator("#escalate-reason")).isFocused();
        type(page, "May I give ten percent?");
        press(page, "Enter");
        assertThat(page.locator("#task")).containsText("asked supervisors for help with this");
        assertThat(page.locator(".wl-notes")).containsText("May I give ten percent?");

        // 9: a note that tells a colleague
        tabTo(page, page.locator("#note-text"));
        type(page, "@shen, she waits for your answer.");
        press(page, "Tab", "Enter");
        assertThat(page.locator(".wl-notes li").first()).containsText("she waits for your answer");

        // 10: somebody else's task
        opens(page, goes);
        press(page, "h");
        assertThat(page.locator("#to")).isFocused();
        type(page, "Shen");
        press(page, "Tab");
        type(page, "Asks for a discount that I may not give");
        press(page, "Enter");
        assertThat(page.locator("dialog#hand-over")).hasCount(0);
        assertThat(page.locator("#task")).containsText("Shen Qiao");
    }

    @Test
    void anAgentFindsACustomerAndMakesACall(Visitor lin) {
        clock.set(MONDAY.atTime(9, 59).atZone(SHANGHAI).toInstant());
        var ref = "anna-" + UUID.randomUUID();
        engine.draws("call-wanted.bpmn");
        journeys.happens(
                "customer.registered",
                ref,
                Map.of("phone", "+8613800137461", "name", "Anna Berg", "owner", "lin", "locale", "en"));
        journeys.happens("test.call-wanted", ref, Map.of("queue", queue, "within", "P2D"));
        var page = lin.signIn("lin", Look.DESK);

        // 11: the customer who has this number
        press(page, "/");
        type(page, "7461");
        assertThat(page.locator("[role=option]").first()).containsText("Anna Berg");
        press(page, "Enter");
        page.waitForURL("**/customers/" + ref + "**");

        // 12: a call that somebody should make
        tabTo(page, page.locator("a[href$='/calls/new']"));
        press(page, "Enter");
        assertThat(page.locator("#title")).isFocused();
        type(page, "The lid that broke");
        tabTo(page, page.locator("#queue"));
        type(page, "Customer care");
        tabTo(page, page.locator("#text"));
        type(page, "She asks for a new one.");
        press(page, "Tab", "Enter");
        page.waitForURL("**/customers/" + ref + "**");
        assertThat(page.locator("main")).containsText("The lid that broke");

        // 13: the call is mine
        goes(page, "Calls", "**/calls**");
        press(page, "j");
        assertThat(page.locator("a[data-movable]").first()).isFocused();
        press(page, "c");
        page.waitForURL("**/calls/*");
        assertThat(page.locator("main")).containsText("yours");

        // 14: and an hour later
        goes(page, "Calls", "**/calls");
        tabTo(page, page.locator("a[data-movable][data-agent=lin]"));
        press(page, "ArrowDown");
        assertThat(page.locator("[data-mover-says]")).containsText("10:30");
        press(page, "ArrowDown");
        assertThat(page.locator("[data-mover-says]")).containsText("11:00");
        press(page, "Enter");
        assertThat(page.locator("#move")).containsText("to 11:00");
        press(page, "Enter");
        page.waitForURL("**moved=*");
        journeys.timePasses(Duration.ZERO);

        // 15: started, and what came of it
        tabTo(page, page.locator("a[data-movable][data-agent=lin]"));
        press(page, "Enter");
        page.waitForURL("**/calls/*");
        press(page, "s");
        assertThat(page.locator("a[href='tel:+8613800137461']").first()).isVisible();

        // 16: she asks to be called again
        var later = page.locator("#answers input[type=radio][value=later]");
        tabTo(page, page.locator("#answers input[type=radio]").first());
        var choices = page.locator("#answers [data-choices]").first().locator("input[type=radio]");
        for (var number = 1; number <= choices.count() && !later.isChecked(); number++) {
            press(page, String.valueOf(number));
        }
        assertThat(later).isChecked();
        tabTo(page, page.locator("[data-again-at]").first());
        press(page, "Enter");
        assertThat(page.locator("#f-callAgainAt")).not().hasValue("");
        press(page, "Control+Enter");
        assertThat(page.locator("main")).containsText("asked to be called again");
    }

    @Test
    void anAgentActsOnManyTasksAndKeepsAView(Visitor lin) {
        for (var number = 0; number < 3; number++) {
            journey.comesTo(key);
        }
        var page = lin.signIn("lin", Look.DESK);
        goes(page, "Work", "**/work**");

        // 17: several tasks at once
        press(page, "j", "x", "j", "x");
        assertThat(page.locator("[data-rows-bar]")).containsText("2 chosen");
        press(page, "c");
        page.waitForURL("**/bulk/*");
        press(page, "Enter");
        page.waitForURL("**did=*");
        assertThat(page.locator("[data-did]")).containsText("2 tasks are yours now.");

        // 18: and back
        press(page, "z");
        assertThat(page.locator("[data-did]")).containsText("Undone: 2 tasks wait again.");

        // 19: a view that is kept, and opened
        tabTo(page, page.locator(".wl-views summary"));
        press(page, "Enter");
        tabTo(page, page.locator("[data-opens=keep-view]"));
        press(page, "Enter");
        assertThat(page.locator("#view-name")).isFocused();
        type(page, "My morning");
        press(page, "Enter");
        assertThat(page.locator("dialog#keep-view")).isHidden();
        goes(page, "Calls", "**/calls**");
        goes(page, "Work", "**/work**");
        tabTo(page, page.locator(".wl-views summary"));
        press(page, "Enter");
        tabTo(page, page.locator(".wl-views a", new Page.LocatorOptions().setHasText("My morning")));
        press(page, "Enter");
        page.waitForURL("**view=*");
        assertThat(page.locator(".wl-work tbody tr")).hasCount(3);
    }

    @Test
    void aSupervisorGivesTasksPausesAQueueMendsAStepAndLeaves(Visitor shen) {
        journey.comesTo(key);
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        var deployment = failing.manyFail(1);
        failing.failure = null;
        var page = shen.signIn("shen", Look.DESK);

        // 20: a task for a colleague
        goes(page, "Live", "**/team**");
        tabTo(page, page.locator("#queue-" + queue + " th a"));
        press(page, "Enter");
        page.waitForURL("**/team/queues/" + queue);
        tabTo(page, page.locator("input[name=chosen]").first());
        press(page, "Space");
        tabTo(page, page.locator("button[name=act][value=hand-over]"));
        press(page, "Enter");
        page.waitForURL("**/bulk/*");
        tabTo(page, page.locator("#to"));
        type(page, "Lin");
        tabTo(page, page.locator("#reason"));
        type(page, "You are free just now");
        press(page, "Enter");
        assertThat(page.locator("main")).containsText("1 task handed over.");

        // 21: the queue is paused, and goes on
        goes(page, "Live", "**/team**");
        tabTo(page, page.locator("#queue-" + queue + " th a"));
        press(page, "Enter");
        page.waitForURL("**/team/queues/" + queue);
        tabTo(page, page.locator("[data-opens=pause]"));
        press(page, "Enter");
        assertThat(page.locator("#pause-reason")).isFocused();
        type(page, "Training until noon");
        press(page, "Enter");
        assertThat(page.locator(".wl-notice").first()).containsText("Customer care is paused.");
        tabTo(page, page.locator("form[action$='/resume'] button"));
        press(page, "Enter");
        assertThat(page.locator(".wl-notice")).hasCount(0);

        // 22: a step that failed
        goes(page, "Failures", "**/journeys/failures**");
        press(page, "j", "x", "r");
        page.waitForURL("**/bulk/*");
        press(page, "Enter");
        assertThat(page.locator("[data-did]")).containsText("One cause is tried again.");
        failing.forget(deployment);

        // 23: home
        tabTo(page, page.locator(".wl-me-menu summary"));
        press(page, "Enter");
        tabTo(page, page.locator("form[action='/sign-out'] button"));
        press(page, "Enter");
        page.waitForURL("**/sign-in**");
    }

    private String mine() {
        return tasks.claim(journey.comesTo(key).getId(), accounts.find("lin").orElseThrow())
                .id();
    }

    /** To the task in the list of one's own, by j and Enter. */
    private static void opens(Page page, String task) {
        goes(page, "Work", "**/work**");
        var link = page.locator("a[data-item][href*='" + task + "']");
        for (var stop = 0; stop < STOPS && !isFocused(link); stop++) {
            press(page, "j");
        }
        press(page, "Enter");
        page.waitForURL("**/work/" + task + "**");
    }

    /** To a page of ours, by typing what it is called. */
    private static void goes(Page page, String place, String address) {
        page.waitForLoadState();
        press(page, "/");
        type(page, place);
        assertThat(page.locator("[role=option]").first()).containsText(place);
        press(page, "Enter");
        page.waitForURL(address);
        page.waitForLoadState();
    }

    /** As often as it takes; whatever has the focus then shows it. */
    private static void tabTo(Page page, Locator there) {
        assertThat(there).isVisible();
        for (var stop = 0; stop < STOPS && !isFocused(there); stop++) {
            press(page, "Tab");
        }
        assertThat(there).isFocused();
        assertThat(there.and(page.locator(":focus-visible"))).hasCount(1);
    }

    private static boolean isFocused(Locator there) {
        return there.count() > 0 && (Boolean) there.first().evaluate("each => each === document.activeElement");
    }

    private static void press(Page page, String... keys) {
        for (var each : keys) {
            page.keyboard().press(each);
        }
    }

    private static void type(Page page, String words) {
        page.keyboard().type(words);
    }
}
