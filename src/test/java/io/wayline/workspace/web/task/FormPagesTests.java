package io.wayline.workspace.web.task;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The form of a task, drawn by the server: each kind of field by its own part, alike with script and without. */
@BrowserTest
class FormPagesTests {

    private static final String FORM = """
            {"schemaVersion": 16, "type": "default", "id": "desk", "components": [
              {"type": "text", "text": "# Before you answer\\n\\nRead what was said, then decide:\\n\\n- what it was\\n- what we give"},
              {"type": "select", "key": "outcome", "label": "Remedy", "layout": {"row": "Row_1", "columns": 10},
               "values": [{"label": "Replace", "value": "replace"}, {"label": "Refund", "value": "refund"},
                          {"label": "Repair", "value": "repair"}, {"label": "Points", "value": "points"},
                          {"label": "None", "value": "none"}],
               "validate": {"required": true}, "properties": {"variable": "true"}},
              {"type": "number", "key": "worth", "label": "Worth", "layout": {"row": "Row_1", "columns": 6},
               "appearance": {"prefixAdorner": "CNY"}, "decimalDigits": 2, "validate": {"max": 300}, "defaultValue": 129},
              {"type": "select", "key": "cause", "label": "Cause",
               "values": ["batch", "transport", "use"]},
              {"type": "radio", "key": "told", "label": "Who was told",
               "values": [{"label": "The customer themselves, by telephone", "value": "customer"},
                          {"label": "Somebody who lives with them", "value": "other"}]},
              {"type": "checklist", "key": "parts", "label": "Broken parts", "defaultValue": ["lid"],
               "values": [{"label": "The lid", "value": "lid"}, {"label": "The jug", "value": "jug"}]},
              {"type": "group", "label": "How to reach them", "showOutline": true, "components": [
                {"type": "textfield", "key": "mail", "label": "Mail address", "validate": {"validationType": "email"},
                 "layout": {"row": "Row_2", "columns": 8}},
                {"type": "textfield", "key": "phone", "label": "Telephone", "validate": {"validationType": "phone"},
                 "layout": {"row": "Row_2", "columns": 8}}]},
              {"type": "datetime", "key": "again", "subtype": "datetime", "dateLabel": "Call again on", "timeInterval": 30},
              {"type": "datetime", "key": "day", "subtype": "date", "dateLabel": "Send on", "disallowPassedDates": true},
              {"type": "textfield", "key": "shown", "label": "Bought as", "readonly": true, "defaultValue": "Filter jug"},
              {"type": "checkbox", "key": "read", "label": "Read out", "defaultValue": true},
              {"type": "textarea", "key": "note", "label": "Note", "description": "For colleagues.",
               "validate": {"maxLength": 20}}]}""";

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

    private String task = "";

    @BeforeEach
    void linHasATaskWithEveryPart() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Customer care", "客户关怀", List.of("lin"));
        var key = journey.drawn(queue, 50, "PT4H");
        journey.changed(FORM);
        task = journey.comesTo(key).getId();
        tasks.claim(task, accounts.find("lin").orElseThrow());
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void aDigitChoosesAndBackspaceTakesBackWhatNeedNotBeAnswered(Visitor lin) {
        var page = open(lin, Look.DESK);
        page.locator("#f-outcome-0").focus();
        page.keyboard().press("3");
        assertThat(page.locator("#f-outcome-2")).isChecked();
        assertThat(page.locator("#f-outcome-2")).isFocused();
        page.keyboard().press("Backspace");
        assertThat(page.locator("#f-outcome-2")).isChecked();
        page.keyboard().press("9");
        assertThat(page.locator("#f-outcome-2")).isChecked();
        page.locator("#f-told-0").focus();
        page.keyboard().press("2");
        assertThat(page.locator("#f-told-1")).isChecked();
        page.keyboard().press("Backspace");
        assertThat(page.locator("#f-told-1")).not().isChecked();

        page.locator("#f-note").fill("3 of 5");
        assertThat(page.locator("[data-count='f-note']")).hasText("6 / 20");
        assertThat(page.locator("#saved")).containsText("Draft saved");
        lin.screenshot(page, "form");
        page.reload();
        assertThat(page.locator("#f-outcome-2")).isChecked();
        assertThat(page.locator("#f-told-1")).not().isChecked();
    }

    @Test
    void whatIsWrongIsSaidAboveAndBesideTheFieldAndNothingTypedIsLost(Visitor lin) {
        var page = open(lin, Look.DESK);
        page.locator("#f-worth").fill("1.299,00");
        page.locator("#f-mail").fill("anna@");
        page.locator("#f-day").fill("2020-01-01");
        page.locator("#f-note").fill("more than twenty signs are too many");
        assertThat(page.locator("[data-count='f-note']")).hasAttribute("data-over", "");
        lin.expect(422);

        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".wl-faults a")).hasText(new String[] {
            "Remedy: Please answer this.",
            "Worth: Write it as 1299.00, then it is clear.",
            "Mail address: Write a mail address, such as anna@example.com.",
            "Send on: Choose a day from today on.",
            "Note: Write 0 to 20 characters."
        });
        assertThat(page.locator("#f-outcome-0")).isFocused();
        assertThat(page.locator("#f-worth")).hasValue("1.299,00");
        assertThat(page.locator("#f-worth")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#f-worth")).hasAccessibleDescription("Write it as 1299.00, then it is clear.");
        assertThat(page.locator("#f-mail")).hasValue("anna@");
        lin.screenshot(page, "form-wrong");
        page.locator(".wl-faults a").nth(1).click();
        assertThat(page.locator("#f-worth")).isFocused();
    }

    @Test
    void whatTheFormPresetsCountsThoughNobodyTouchedIt(Visitor lin) {
        var page = open(lin, Look.DESK);
        page.locator("#f-outcome-0").focus();
        page.keyboard().press("1");
        page.locator("#f-again").fill("2099-12-01T09:30");

        page.keyboard().press("Control+Enter");

        assertThat(page.locator(".wl-completed")).isVisible();
        var record = page.locator(".wl-record").first();
        assertThat(record).containsText("129");
        assertThat(record).containsText("The lid");
        assertThat(record).containsText("Replace");
        assertThat(record).containsText("09:30");
        assertThat(record).not().containsText("Filter jug");
    }

    @Test
    void whatWasPresetAndIsTakenAwayStaysAway(Visitor lin) {
        var page = open(lin, Look.DESK);
        page.locator("#f-worth").fill("");
        page.locator("#f-parts-0").uncheck();
        page.locator("#f-read").uncheck();
        assertThat(page.locator("#saved")).containsText("Draft saved");

        page.reload();

        assertThat(page.locator("#f-worth")).hasValue("");
        assertThat(page.locator("#f-parts-0")).not().isChecked();
        assertThat(page.locator("#f-read")).not().isChecked();
    }

    @Test
    void itWorksWithoutScript(Visitor lin) {
        var signedIn = open(lin, Look.DESK);
        try (var context = signedIn.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("en"))) {
            context.addCookies(signedIn.context().cookies());
            var page = context.newPage();
            page.navigate(signedIn.url());
            page.locator("#f-worth").fill("¥ 200");
            page.locator(".wl-actions .btn-primary").click();
            assertThat(page.locator(".wl-faults a")).hasText("Remedy: Please answer this.");
            assertThat(page.locator("#f-worth")).hasValue("¥ 200");

            page.getByText("Refund", new Page.GetByTextOptions().setExact(true)).click();
            page.locator(".wl-actions .btn-primary").click();

            page.waitForURL("**/work/" + task + "?done=");
            assertThat(page.locator(".wl-completed .btn")).hasText(new String[] {"Next n", "Stop here"});
        }
    }

    @Test
    void itStandsOnEveryScreenAndInBothLanguages(Visitor lin) {
        for (var look : List.of(
                Look.DESK.inTheDark(),
                Look.DESK.inChinese(),
                Look.PHONE,
                Look.PHONE.inTheDark().inChinese())) {
            var page = open(lin, look);
            page.locator("#f-outcome-1").evaluate("each => each.checked = true");
            lin.screenshot(page, "form" + look.suffix());
            assertThat(page.locator("#f-outcome-0")).hasAttribute("name", "field.outcome");
            var wider = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
            org.assertj.core.api.Assertions.assertThat(wider)
                    .as("wider than " + look)
                    .isEqualTo(false);
            page.locator("#f-note").scrollIntoViewIfNeeded();
            lin.screenshot(page, "form-end" + look.suffix());
        }
    }

    private Page open(Visitor lin, Look look) {
        var page = lin.signIn("lin", look);
        page.navigate("/work/" + task);
        assertThat(page.locator("#f-note")).isVisible();
        return page;
    }
}
