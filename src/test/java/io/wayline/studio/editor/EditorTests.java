package io.wayline.studio.editor;

import java.time.Duration;
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
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.studio.editor.Drawing.SAVED;
import static io.wayline.studio.editor.Drawing.choose;
import static io.wayline.studio.editor.Drawing.drawn;
import static io.wayline.studio.editor.Drawing.open;
import static io.wayline.studio.editor.Drawing.press;
import static org.awaitility.Awaitility.await;

/** Operations staff draw a journey in the browser. */
@BrowserTest
class EditorTests {

    private static final ItemId ONBOARDING = new ItemId(ItemKind.JOURNEY, "onboarding");
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
    void aStepIsInsertedCheckedAndStillThereTomorrow(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/journeys/onboarding");
        page.locator("a[href$='/onboarding/edit']").click();
        drawn(page);
        he.screenshot(page, "editor");

        choose(page, "Task_SendWelcome");
        page.keyboard().press("a");
        assertThat(page.locator(".djs-popup input")).isFocused();
        he.screenshot(page, "editor-append");
        page.keyboard().type("send e");
        assertThat(page.locator(".djs-popup .entry")).hasCount(1);
        page.keyboard().press("Enter");

        assertThat(page.locator("#name-en")).hasValue("Send email");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        assertThat(page.locator("[data-findings]")).containsText("cannot work without “Template”");
        assertThat(page.locator(".wl-finding[data-tone=late]")).isVisible();
        assertThat(page.locator(".bjs-powered-by")).isVisible();
        he.screenshot(page, "editor-finding");
        Assertions.assertThat(mine(ONBOARDING).content().drawing())
                .contains(
                        "<bpmn:sequenceFlow id=\"Flow_ToPlan\" sourceRef=\"Task_SendWelcome\" targetRef=\"Task_SendEmail\"",
                        "camunda:calledElementBinding=\"latest\"");

        choose(page, "StartEvent_CustomerRegistered");
        page.locator("[data-findings] button").first().click();
        assertThat(page.locator("#name-en")).hasValue("Send email");

        page.reload();
        drawn(page);
        assertThat(page.locator("g.djs-element[data-element-id=Task_SendEmail]"))
                .hasCount(1);
    }

    @Test
    void whatIsFoundIsMendedByOnePress(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "onboarding");
        page.keyboard().press("Control+f");
        page.keyboard().type("Welcome call over");
        assertThat(page.locator(".djs-search-result")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#name-en")).hasValue("Welcome call over");
        page.keyboard().press("Delete");
        press(page, "Add an end");
        assertThat(page.locator("[data-findings]")).not().containsText("stops here without an end");

        choose(page, "Task_SendWelcome");
        page.keyboard().press("a");
        assertThat(page.locator(".djs-popup input")).isFocused();
        page.keyboard().type("send e");
        assertThat(page.locator(".djs-popup .entry")).hasCount(1);
        page.keyboard().press("Enter");
        press(page, "Fill it in");

        assertThat(page.locator("#properties [data-at=input-template]")).isFocused();
        he.screenshot(page, "editor-fix");
    }

    @Test
    void stepsAreCopiedIntoAnotherJourney(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "onboarding");
        choose(page, "Task_SendWelcome");
        page.keyboard().press("Control+c");
        open(page, "after-sale");
        page.keyboard().press("Control+v");
        page.mouse().move(640, 240);
        page.mouse().move(645, 245);
        page.mouse().click(645, 245);

        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content().drawing()).contains("onboarding-welcome");
    }

    @Test
    void namesAreWrittenInBothLanguagesAndTheDrawingKeepsItsOwn(Visitor he) {
        var page = he.signIn("he", Look.DESK.inTheDark().inChinese());
        open(page, "onboarding");
        choose(page, "Task_SendWelcome");
        assertThat(page.locator("#name-en")).hasValue("Send welcome");
        page.locator("#name-zh-CN").fill("发送问候");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-told]")).containsText("已于");
        he.screenshot(page, "editor-dark-zh-CN");

        var kept = mine(ONBOARDING).content();
        Assertions.assertThat(kept.names()).contains("Task_SendWelcome:\n  en: Send welcome\n  zh-CN: 发送问候\n");
        Assertions.assertThat(kept.drawing()).contains("name=\"Send welcome\"").doesNotContain("发送问候");
    }

    @Test
    void aJourneyIsBegunFromNothing(Visitor he) {
        he.expect(422);
        var key = "welcome-back-" + Letters.some();
        var page = he.signIn("he", Look.DESK);
        page.navigate("/studio/catalogue");
        page.locator("a[href='/studio/journeys/new']").click();
        page.locator("#name").fill("Welcome \"back\" & more");
        page.locator("#key").fill("onboarding");
        press(page, "Begin to draw");
        assertThat(page.locator("#key-note")).containsText("Choose another one");
        he.screenshot(page, "editor-new");
        page.locator("#key").fill(key);
        press(page, "Begin to draw");

        drawn(page);
        assertThat(page.locator("h1")).containsText("Welcome \"back\" & more");
        assertThat(page.locator("#name-en")).hasValue("Welcome \"back\" & more");
        assertThat(page.locator("[data-findings] .wl-place").first()).isVisible();
        choose(page, "StartEvent_Begin");
        page.keyboard().press("a");
        page.keyboard().type("notify");
        page.keyboard().press("Enter");
        assertThat(page.locator("#name-en")).hasValue("Notify staff");
        assertThat(page.locator("[data-told]")).hasText("Not saved yet");
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        he.screenshot(page, "editor-from-nothing");

        page.navigate("/studio/journeys/new");
        press(page, "Throw away Welcome");
        assertThat(page.locator("a[href$='" + key + "/edit']")).hasCount(0);
    }

    @Test
    void theLayoutIsTidiedAndOnePressBringsItBack(Visitor he) {
        var before = content(AFTER_SALE);
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        page.locator("[data-act=tidy]").click();
        assertThat(page.locator("[data-kind=aside]")).isVisible();
        assertThat(page.locator("[data-told]")).hasText(SAVED);
        Assertions.assertThat(mine(AFTER_SALE).content().drawing()).isNotEqualTo(before.drawing());

        page.locator("[data-kind=aside] button").first().click();
        // what was drawn instead is kept in its place once this is saved
        assertThat(page.locator("[data-kind=aside]")).isVisible();
        Assertions.assertThat(mine(AFTER_SALE).content()).isEqualTo(before);
    }

    @Test
    void keysAreEnough(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        open(page, "after-sale");
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("[data-chosen]")).hasText("1 day to unpack");
        page.keyboard().press("Control+f");
        page.keyboard().type("到货致谢");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-chosen]")).hasText("Send thanks");
        page.keyboard().press("r");
        assertThat(page.locator(".djs-popup input")).isFocused();
        page.keyboard().type("notify");
        assertThat(page.locator(".djs-popup .entry").first()).containsText("Notify");
        page.keyboard().press("Enter");
        // the head may still tell of the save before
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> Assertions.assertThat(
                                mine(AFTER_SALE).content().drawing())
                        .contains("name=\"Send thanks\" camunda:modelerTemplate=\"io.wayline.step.notifyStaff\""));
    }

    @Test
    void aPhoneShowsTheDrawingAndWhatWasFound(Visitor he) {
        var page = he.signIn("he", Look.PHONE);
        open(page, "onboarding");
        assertThat(page.locator(".wl-drawing-only")).isVisible();
        assertThat(page.locator("[data-sum]")).containsText("checked as you draw");
        he.screenshot(page, "editor-phone");
    }

    private Draft mine(ItemId id) {
        return drafts.find(id, "he").orElseThrow();
    }

    private ModelContent content(ItemId id) {
        return items.content(id, items.get(id, Locale.ENGLISH).shown().number());
    }
}
