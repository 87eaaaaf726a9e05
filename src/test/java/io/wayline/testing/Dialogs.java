package io.wayline.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Opens the dialogs of a page as a person does who sees the whole page. A browser shows a button before it has read the
 * dialog further down, and a test that follows a link can press it within those milliseconds: nothing would open.
 */
public final class Dialogs {

    private Dialogs() {}

    /** Presses what opens the dialog with this id, and returns when it is open. */
    public static void open(Page page, String id) {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        page.locator("[data-opens=" + id + "]").click();
        assertThat(page.locator("dialog#" + id)).isVisible();
    }
}
