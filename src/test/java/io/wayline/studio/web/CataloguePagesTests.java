package io.wayline.studio.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.journey.catalogue.CatalogueDriver.caller;
import static io.wayline.journey.catalogue.CatalogueDriver.journey;

/** A living journey is changed in the browser, and brought back, without the server's files. */
@BrowserTest
class CataloguePagesTests {

    @Autowired
    CatalogueDriver catalogue;

    private final String key = "tea-" + Letters.some();

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(key);
    }

    @Test
    void aChangedFileIsUploadedMendedPublishedAndBroughtBack(Visitor he) {
        ships("Tea");
        var page = he.signIn("he", Look.DESK);
        page.navigate("/studio/catalogue/journey/" + key);
        assertThat(page.locator("h1")).hasText("Tea");

        choose(page, caller(key, "nobody-knows-it"));
        press(page, "Save and check");
        assertThat(page.locator("#found")).containsText("Brew");
        assertThat(page.locator("#found")).containsText("Error");
        assertThat(page.locator("a[href$='/publish']")).hasCount(0);
        he.screenshot(page, "catalogue-finding");

        choose(page, journey(key, "Green tea"));
        press(page, "Save and check");
        assertThat(page.locator("#found")).not().containsText("Error");

        page.locator("a[href$='/publish']").click();
        page.locator("#reason").fill("Guests asked for it");
        press(page, "Publish");
        assertThat(page.locator(".wl-notice")).containsText("Version 2 counts now");
        assertThat(page.locator("h1")).hasText("Green tea");
        assertThat(page.locator("#main")).containsText("Guests asked for it");
        he.screenshot(page, "catalogue-item");

        press(page, "Bring back Version 1");
        page.locator("#roll-back-1-reason").fill("Nobody liked it");
        page.locator("#roll-back-1 .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 3 counts now");
        assertThat(page.locator("h1")).hasText("Tea");
        assertThat(page.locator("#main")).containsText("Says again what version 1 said");
    }

    @Test
    void whatTheProductBringsForAThingThatWasChangedHereIsDecidedByAPerson(Visitor he) {
        ships("Tea");
        var page = he.signIn("he", Look.DESK);
        page.navigate("/studio/catalogue/journey/" + key);
        choose(page, journey(key, "Our tea"));
        press(page, "Save and check");
        page.locator("a[data-key=p]").click();
        page.locator("#reason").fill("Ours is better");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wl-notice")).containsText("Version 2 counts now");

        ships("Green tea");
        page.navigate("/studio/catalogue/journey/" + key);
        assertThat(page.locator("#arrived-title")).hasText("A newer version came with the product");
        he.screenshot(page, "catalogue-conflict");
        press(page, "Keep ours");
        page.locator("#keep-reason").fill("Ours is still better");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wl-notice")).containsText("Ours goes on to count");
        assertThat(page.locator("#arrived-title")).hasCount(0);
        assertThat(page.locator("h1")).hasText("Our tea");
    }

    @Test
    void twoPeopleSeeEachOtherAndSupervisorsOnlyLook(Visitor he, Visitor shen) {
        ships("Tea");
        var page = he.signIn("he", Look.DESK);
        page.navigate("/studio/catalogue/journey/" + key);
        choose(page, journey(key, "Green tea"));
        press(page, "Save and check");

        var seen = shen.signIn("shen", Look.DESK);
        seen.navigate("/studio/catalogue/journey/" + key);
        assertThat(seen.locator("#others-title")).isVisible();
        assertThat(seen.locator("#file")).hasCount(0);
        assertThat(seen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take out of use")))
                .hasCount(0);
    }

    @Test
    void theListSaysWhatCountsAndFromWhereItIs(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys");
        page.locator("a[href='/studio/catalogue']").click();
        assertThat(page.locator("h1")).hasText("Catalogue");
        assertThat(page.locator("main tr:has(a[href$='/journey/onboarding'])")).containsText("Came with the product");
        he.screenshot(page, "catalogue");
        page.locator("main a[href$='/decision/customer-tier']").click();
        assertThat(page.locator("#versions-title")).isVisible();
    }

    private void ships(String name) {
        catalogue.startsWith(key, Map.of(key + ".bpmn", journey(key, name)));
    }

    private void choose(Page page, String drawing) {
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(key + ".bpmn", "application/xml", drawing.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("form[data-taken]")).hasCount(1);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
