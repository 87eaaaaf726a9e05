package io.wayline.studio.editor;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What somebody does on the page on which a journey is drawn. */
final class Drawing {

    static final Pattern SAVED = Pattern.compile("Saved \\d\\d:\\d\\d");

    private Drawing() {}

    static void open(Page page, String key) {
        page.navigate("/studio/catalogue/journey/" + key + "/edit");
        drawn(page);
    }

    static void drawn(Page page) {
        assertThat(page.locator("[data-editor][data-drawn]"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    static void choose(Page page, String element) {
        page.locator("g.djs-element[data-element-id=" + element + "] .djs-hit")
                .first()
                .click(new Locator.ClickOptions().setForce(true));
    }

    static void add(Page page, String step) {
        page.locator("#step-search").fill(step);
        page.locator("#step-search").press("Enter");
    }

    static void press(Page page, String name) {
        page.locator("button", new Page.LocatorOptions().setHasText(name)).click();
    }
}
