package io.wayline.studio.editor;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.studio.editor.Drawing.choose;
import static io.wayline.studio.editor.Drawing.open;
import static io.wayline.studio.editor.Drawing.press;

/** Colleagues talk about a step beside the drawing, and nothing of it is in the journey. */
@BrowserTest
class EditorCommentsTests {

    private static final String JOURNEY = "after-sale";

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsSaid() {
        jdbc.sql("delete from drawing_comment where journey_key = ?")
                .param(JOURNEY)
                .update();
    }

    @Test
    void aStepIsTalkedAboutAndSettled(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, JOURNEY);
        choose(page, "StartEvent_OrderDelivered");
        say(page, "Is a week not too long?");
        assertThat(page.locator(".wl-comment")).hasText("Is a week not too long?");
        assertThat(page.locator(".wl-said")).isVisible();
        press(page, "Answer");
        say(page, "Parcels take two days");

        page.reload();
        Drawing.drawn(page);
        assertThat(page.locator(".wl-comment"))
                .hasText(new String[] {"Is a week not too long?", "Parcels take two days"});
        assertThat(page.locator("[data-told]")).hasText("Nothing is changed yet");
        he.screenshot(page, "editor-comments");
        page.navigate("/studio/catalogue/journey/" + JOURNEY);
        page.getByText("One open comment beside the drawing").click();
        Drawing.drawn(page);
        press(page, "Settle");
        assertThat(page.locator(".wl-comment-acts")).containsText("Settled by");
        assertThat(page.locator(".wl-said")).hasCount(0);
    }

    @Test
    void whatIsHalfWrittenWaitsWhereItWasWritten(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, JOURNEY);
        choose(page, "StartEvent_OrderDelivered");
        page.locator("#comment-words").fill("Half a thought");
        page.locator("#comment-words").press("Escape");
        page.keyboard().press("j");
        assertThat(page.locator("#comment-words")).hasValue("");
        page.keyboard().press("k");
        assertThat(page.locator("#comment-words")).hasValue("Half a thought");
    }

    private static void say(Page page, String words) {
        page.locator("#comment-words").fill(words);
        page.locator("#comment-words").press("Control+Enter");
        assertThat(page.locator("#comment-words")).hasValue("");
    }
}
