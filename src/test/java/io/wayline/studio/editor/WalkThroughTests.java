package io.wayline.studio.editor;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.studio.editor.Drawing.choose;
import static io.wayline.studio.editor.Drawing.open;

/** Somebody walks through what is drawn, one act at a time, before any customer does. */
@BrowserTest
class WalkThroughTests {

    @Autowired
    Drafts drafts;

    @Test
    void aCustomersWayIsWalkedByKeysToItsEnd(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "onboarding");
        page.keyboard().press("w");
        assertThat(choice(page, "It begins")).isFocused();
        page.keyboard().press("Enter");
        assertThat(choice(page, "Is done")).isFocused();
        page.keyboard().press("Enter");
        assertThat(choices(page)).hasText(new String[] {"Yes → Already a customer", "Not yet → Make customer new"});
        assertThat(element(page, "StartEvent_CustomerRegistered")).hasClass(Pattern.compile("wl-passed"));
        page.keyboard().press("Enter");

        assertThat(page.getByText("The journey has ended here.")).isVisible();
        assertThat(page.locator(".wl-walk-path li")).hasCount(3);
        he.screenshot(page, "editor-walk");
    }

    @Test
    void aWayBackLeadsToTheOtherBranch(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "onboarding");
        begun(page, "It begins", "Is done", "Yes → Already a customer");
        page.keyboard().press("Backspace");
        choice(page, "Not yet → Make customer new").click();
        for (var step : List.of("Make customer new", "Send welcome", "Plan what follows")) {
            assertThat(here(page)).hasText(new String[] {step});
            choice(page, "Is done").click();
        }

        assertThat(here(page))
                .hasText(new String[] {"Personal call?", "Time to look around", "Wait for the first order"});
        assertThat(choices(page).filter(new Locator.FilterOptions().setHasText("The event comes")))
                .hasCount(1);
    }

    @Test
    void nothingOfAWalkIsSaved(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "onboarding");
        begun(page, "It begins", "Is done");
        page.keyboard().press("Escape");

        assertThat(page.locator("[data-walk-panel]")).isHidden();
        assertThat(page.locator(".wl-passed")).hasCount(0);
        assertThat(page.locator("[data-told]")).hasText("Nothing is changed yet");
        choose(page, "Task_SendWelcome");
        assertThat(page.locator("#name-en")).hasValue("Send welcome");
        Assertions.assertThat(drafts.find(ItemId.of("journey", "onboarding"), "he"))
                .isEmpty();
    }

    private static void begun(Page page, String... acts) {
        page.keyboard().press("w");
        for (var act : acts) {
            choice(page, act).click();
        }
    }

    private static Locator choices(Page page) {
        return page.locator("[data-choice]");
    }

    private static Locator choice(Page page, String words) {
        return choices(page).getByText(words, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator here(Page page) {
        return page.locator(".wl-walk-place h3");
    }

    private static Locator element(Page page, String id) {
        return page.locator("g.djs-element[data-element-id=" + id + "]");
    }
}
