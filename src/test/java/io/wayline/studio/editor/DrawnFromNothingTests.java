package io.wayline.studio.editor;

import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.studio.editor.Drawing.SAVED;
import static io.wayline.studio.editor.Drawing.add;
import static io.wayline.studio.editor.Drawing.choose;
import static io.wayline.studio.editor.Drawing.drawn;
import static io.wayline.studio.editor.Drawing.press;

/** A journey is drawn from nothing and published, and an event of which no Java knows brings the first customer in. */
@BrowserTest
class DrawnFromNothingTests {

    @Autowired
    CatalogueDriver catalogue;

    @Autowired
    JourneyDriver journey;

    private final String key = "parcel-lost-" + Letters.some();
    private final String type = "parcel.lost." + Letters.some();

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(key);
    }

    @Test
    void aJourneyOfAnEventThatNoJavaKnowsIsDrawnAndEntered(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/studio/journeys/new");
        page.locator("#name").fill("Parcel lost");
        page.locator("#key").fill(key);
        press(page, "Begin to draw");
        drawn(page);
        choose(page, "StartEvent_Begin");
        typed(page, "#properties [data-at=event]", type);
        typed(page, "#name-en", "Parcel lost");
        // who comes back from the settings adds to what was chosen
        choose(page, "StartEvent_Begin");
        add(page, "wait for a time");
        typed(page, "#name-en", "Let it turn up");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        assertThat(page.locator("[data-findings]")).not().containsText("No path leads here");

        page.locator("[data-leave]").click();
        page.locator("#reason").fill("Parcels get lost");
        page.locator("form[action$='/publish'] .btn-primary").click();
        assertThat(page.locator(".wl-notice")).containsText("Version 1 counts now");
        var customer = "c-" + UUID.randomUUID();
        journey.happens(
                "customer.registered", customer, Map.of("name", "Ida Falk", "email", customer + "@example.com"));
        journey.happens(type, customer, Map.of());

        page.navigate("/journeys/" + key);
        assertThat(page.locator("[data-diagram][data-drawn]")).hasCount(1);
        assertThat(page.locator("main tbody tr", new Page.LocatorOptions().setHasText("Let it turn up"))
                        .first())
                .containsText("1");
    }

    private static void typed(Page page, String field, String text) {
        page.locator(field).fill(text);
        page.locator(field).press("Tab");
    }
}
