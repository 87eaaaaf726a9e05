package io.wayline.studio.editor;

import java.util.Locale;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.catalogue.CatalogueItems;
import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.Drafts;
import io.wayline.journey.catalogue.ItemId;
import io.wayline.journey.catalogue.ItemKind;
import io.wayline.journey.catalogue.ModelContent;
import io.wayline.journey.catalogue.Publisher;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.studio.editor.Drawing.SAVED;
import static io.wayline.studio.editor.Drawing.add;
import static io.wayline.studio.editor.Drawing.drawn;
import static io.wayline.studio.editor.Drawing.open;
import static io.wayline.studio.editor.Drawing.press;

/** What is drawn is kept: in two windows, by two people, in a browser that is closed, and as it was written. */
@BrowserTest
class EditorSavingTests {

    private static final ItemId AFTER_SALE = new ItemId(ItemKind.JOURNEY, "after-sale");

    @Autowired
    Drafts drafts;

    @Autowired
    CatalogueItems items;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nobodyHasADraft() {
        jdbc.sql(
                        "delete from catalogue_draft where item_key in ('onboarding', 'after-sale') and owner in ('he', 'tang')")
                .update();
    }

    @Test
    void whatIsUndoneIsSavedAsItWasToTheByte(Visitor he) {
        var before = content(AFTER_SALE);
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");

        page.keyboard().press("n");
        assertThat(page.locator("#step-search")).isFocused();
        page.keyboard().type("grant");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content()).isNotEqualTo(before);
        page.keyboard().press("Control+z");

        assertThat(page.locator("[data-act=undo]")).isDisabled();
        assertThat(page.locator("[data-told]")).hasText("Not saved yet");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content()).isEqualTo(before);
    }

    @Test
    void anotherWindowIsToldAndNothingIsLost(Visitor he) {
        he.expect(409);
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        drafts.save(new Publisher.Change(AFTER_SALE, null, renamed(AFTER_SALE)), 0, "he");

        add(page, "grant");
        assertThat(page.locator("[data-kind=conflict]")).containsText("Nothing is lost");
        he.screenshot(page, "editor-conflict");
        press(page, "Go on with this drawing");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content().drawing()).contains("Task_GrantBenefit");

        page.locator("[data-kind=aside] button").first().click();
        assertThat(page.locator("g.djs-element[data-element-id=Task_GrantBenefit]"))
                .hasCount(0);
        assertThat(page.locator("[data-kind=aside]")).isVisible();
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content()).isEqualTo(renamed(AFTER_SALE));
    }

    @Test
    void aDrawingOutlivesTheBrowserThatWasClosedBeforeItWasSaved(Visitor he) {
        he.expect(409);
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        page.route("**/edit/draft", route -> {
            if (route.request().method().equals("POST")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        add(page, "grant");
        assertThat(page.locator("[data-told]")).containsText("kept in this browser");
        page.unroute("**/edit/draft");
        page.reload();
        drawn(page);
        // leaving the page may have brought it to the server at last, before this page asked or after it
        var offered = page.locator("[data-kind=unsaved]");
        assertThat(offered.or(page.locator("g.djs-element[data-element-id=Task_GrantBenefit]"))
                        .first())
                .isVisible();
        if (offered.count() > 0) {
            offered.locator("button").first().click();
        }
        assertThat(page.locator("g.djs-element[data-element-id=Task_GrantBenefit]"))
                .hasCount(1);
        assertThat(page.locator("[data-told]")).hasText(SAVED);
    }

    @Test
    void peopleSeeWhoElseDraws(Visitor he, Visitor shen) {
        drafts.save(new Publisher.Change(AFTER_SALE, null, renamed(AFTER_SALE)), 0, "tang");
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        assertThat(page.locator("[data-others]")).containsText("is drawing here, too");
        add(page, "grant");
        assertThat(page.locator("[data-told]")).hasText(SAVED);

        var seen = shen.signIn("shen", Look.DESK);
        seen.navigate("/studio/catalogue/journey/after-sale");
        assertThat(seen.locator("section[aria-labelledby=others-title]")).containsText("He Ping");
        assertThat(seen.locator("a[href$='/edit']")).hasCount(0);
    }

    @Test
    void textIsAppliedOrRefusedInSentences(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        page.locator("[data-act=text]").click();
        page.locator("#text-drawing").fill("<nonsense");
        page.locator("[data-apply]").click();
        assertThat(page.locator("[data-text-wrong]")).containsText("nothing was changed");

        var foreign = content(AFTER_SALE)
                .drawing()
                .replaceFirst(
                        "<bpmn:process ", "<!-- ours --><bpmn:process other:tool=\"1\" xmlns:other=\"urn:other\" ");
        page.locator("#text-drawing").fill(foreign);
        page.locator("[data-apply]").click();
        assertThat(page.locator("#text")).isHidden();
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content().drawing()).isEqualTo(foreign);

        add(page, "grant");
        assertThat(page.locator("[data-told]")).hasText("Not saved yet");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content().drawing()).contains("other:tool=\"1\"", "Task_GrantBenefit");
    }

    private Draft mine(ItemId id) {
        return drafts.find(id, "he").orElseThrow();
    }

    private ModelContent content(ItemId id) {
        return items.content(id, items.get(id, Locale.ENGLISH).shown().number());
    }

    private ModelContent renamed(ItemId id) {
        var content = content(id);
        return new ModelContent(
                content.drawing().replace("name=\"Send thanks\"", "name=\"Say thanks\""), content.names(), null);
    }
}
