package io.wayline.workspace.web.task;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.task.TaskJourney;
import io.wayline.journey.task.Tasks;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class RecordPagesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    private Person lin;
    private String call = "";
    private String letter = "";

    @BeforeEach
    void linHasCalledAndWritesALetter() {
        lin = accounts.find("lin").orElseThrow();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        call = journey.comesTo(journey.drawnInTwo(queue, queue)).getId();
        done(call, Map.of("outcome", "reached", "note", "Her jug leaks.\n她想要一个新的水壶。"));
        letter = journey.after(call).getId();
        tasks.claim(letter, lin);
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aFinishedTaskShowsWhatWasWrittenWithTheNamesOfItsForm(Visitor visitor) {
        done(
                letter,
                Map.of(
                        "words", "Dear Anna,\nwe are sorry.",
                        "amount", 129.5,
                        "urgent", true,
                        "remedy", "replace",
                        "parts", List.of("lid", "jug"),
                        "day", "2026-12-01",
                        "moment", "2026-12-02T09:00+08:00"));
        var page = visitor.signIn("lin", Look.DESK);
        page.navigate("/work/" + letter);

        assertThat(page.locator("main .wl-notice")).containsText("Lin Yue completed this task");
        assertThat(answers(page)).containsText("Remedy");
        assertThat(answers(page)).containsText("Send a new one");
        assertThat(answers(page)).containsText("The lid, The jug");
        assertThat(answers(page)).containsText("2 Dec, 09:00");
        assertThat(answers(page)).containsText("left empty");
        assertThat(page.locator(".wl-given")).containsText("Her jug leaks.");
        visitor.screenshot(page, "task-done");
    }

    @Test
    void theFollowingTaskShowsWhatWasGivenSoFar(Visitor visitor) {
        var page = visitor.signIn("lin", Look.DESK);
        page.navigate("/work/" + letter);

        assertThat(page.locator("#so-far")).hasText("Given so far");
        assertThat(page.locator(".wl-given h3")).containsText("Call the customer");
        assertThat(page.locator(".wl-given h3")).containsText("Lin Yue");
        assertThat(page.locator(".wl-given dl")).containsText("Reached");
        visitor.screenshot(page, "task-so-far");
    }

    @Test
    void theSameOnAPhoneInTheDarkInChinese(Visitor visitor) {
        var look = Look.PHONE.inTheDark().inChinese();
        var page = visitor.signIn("lin", look);
        page.navigate("/work/" + letter);
        assertThat(page.locator("#so-far")).hasText("此前填写的内容");
        page.locator("#so-far").scrollIntoViewIfNeeded();
        visitor.screenshot(page, "task-so-far" + look.suffix());

        page.navigate("/work/" + call);
        assertThat(answers(page)).containsText("她想要一个新的水壶。");
        visitor.screenshot(page, "task-done" + look.suffix());
    }

    @Test
    void theStoryOfTheCustomerLeadsToIt(Visitor visitor) {
        var ref = jdbc.sql("select c.ref from customer c join work_item w on w.customer_id = c.id where w.id = ?")
                .param(call)
                .query(String.class)
                .single();
        var page = visitor.signIn("shen", Look.DESK);
        page.navigate("/customers/" + ref);

        page.locator(".wl-timeline a").first().click();
        page.waitForURL("**/customers/" + ref + "/records/" + call);

        assertThat(page.locator("h1")).hasText("Call the customer");
        assertThat(page.locator("main header")).containsText("Lin Yue");
        assertThat(answers(page)).containsText("Her jug leaks.");
        visitor.screenshot(page, "record");
        page.navigate("/customers/" + ref + "/records/gone");
        assertThat(page.locator(".wl-empty")).containsText("No longer kept");
    }

    private static Locator answers(Page page) {
        return page.locator(".wl-record .wl-answered").first();
    }

    private void done(String task, Map<String, Object> given) {
        var answers = JSON.<JsonNode>valueToTree(given).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        tasks.complete(task, answers, tasks.claim(task, lin).version(), lin);
    }
}
