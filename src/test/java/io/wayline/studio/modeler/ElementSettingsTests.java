package io.wayline.studio.modeler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.catalogue.CatalogueDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What an element of a drawing does is said, and changed, in plain words beside it. */
@BrowserTest
class ElementSettingsTests {

    @Autowired
    CatalogueDriver catalogue;

    private final String key = "call-" + Letters.some();

    @BeforeEach
    void aJourneyIsThereThatOnlyOthersCall() throws IOException {
        var drawn = Files.readString(Path.of("processes/contact/contact-attempt.bpmn"));
        catalogue.startsWith(key, Map.of(key + ".bpmn", drawn.replace("\"contact-attempt\"", "\"" + key + "\"")));
    }

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(key);
    }

    @Test
    void aDeadlineIsASentence(Visitor he) {
        var page = draws(he, Look.DESK);
        choose(page, "BoundaryEvent_CallLate");
        assertThat(field(page, "timer")).hasValue("fact");
        assertThat(page.locator("#properties")).containsText("When the call is late");

        field(page, "timer").selectOption("after");
        field(page, "after.unit").selectOption("working-days");
        field(page, "after.count").fill("3");
        // another element is chosen while the cursor is in the field
        choose(page, "Task_CallTheCustomer");

        assertThat(page.locator("#properties h2")).hasText("Task for a person");
        Assertions.assertThat(drawing(page)).contains(">WORKING P3D<").doesNotContain("${callbackLateAt}</bpmn:time");
        he.screenshot(page, "settings-task");
    }

    @Test
    void whatCannotBeWrittenStaysAndSaysWhatIsWrong(Visitor he) {
        var page = draws(he, Look.DESK);
        choose(page, "Task_CallTheCustomer");
        field(page, "priority").selectOption("");
        field(page, "priority").fill("very");
        choose(page, "Task_BookCall");
        assertThat(page.locator("#properties h2")).hasText("Schedule callback");

        choose(page, "Task_CallTheCustomer");

        assertThat(field(page, "priority")).hasValue("very");
        assertThat(page.locator("#properties .wl-wrong")).hasText("Write a whole number from 0 to 100.");
        field(page, "priority").fill("70");
        page.keyboard().press("Tab");
        assertThat(page.locator("#properties .wl-wrong")).hasCount(0);
        Assertions.assertThat(drawing(page)).contains("camunda:priority=\"70\"");
    }

    @Test
    void aConditionIsRowsOfFactsAndIsUndone(Visitor he) {
        var page = draws(he, Look.DESK);
        var before = drawing(page);
        choose(page, "Gateway_WhatCameOfIt");
        assertThat(page.locator("#properties .wl-ways")).containsText("When nothing else fits");
        field(page, "way-Flow_Later").click();
        assertThat(field(page, "fact-0")).hasValue("callResult");
        assertThat(field(page, "value-0")).hasValue("later");
        assertThat(field(page, "value-0")).containsText("Call again later");

        field(page, "comparison-0").selectOption("!=");
        field(page, "add-").click();
        assertThat(page.locator("#properties")).containsText("Not finished yet");
        field(page, "fact-1").selectOption("callbackAttempt");
        field(page, "comparison-1").selectOption("<");
        field(page, "value-1").fill("3");
        page.keyboard().press("Tab");

        Assertions.assertThat(drawing(page)).contains("${callResult != 'later' and callbackAttempt &lt; 3}");
        he.screenshot(page, "settings-condition");

        var undo = page.locator("button[data-act=undo]");
        while (undo.isEnabled()) {
            undo.click();
        }
        Assertions.assertThat(drawing(page)).isEqualTo(before);
    }

    @Test
    void whatNobodyCanSayInRowsIsLeftAlone(Visitor he) {
        var page = draws(he, Look.DESK.inChinese().inTheDark());
        choose(page, "Gateway_TriesLeft");
        field(page, "way-Flow_TriesLeft").click();

        assertThat(field(page, "expression")).hasValue("${callbackAttempt < (maxAttempts == null ? 3 : maxAttempts)}");
        assertThat(page.locator("#properties")).containsText("这无法用句子表达");
        he.screenshot(page, "settings-expert-zh-CN-dark");
    }

    @Test
    void theJourneySaysHowLongItIsKeptAndTakesNoOther(Visitor he) {
        var page = draws(he, Look.DESK);
        assertThat(page.locator("#properties h2")).hasText("The journey");

        field(page, "kept").fill("0");
        page.keyboard().press("Tab");
        assertThat(page.locator("#properties .wl-wrong")).isVisible();
        field(page, "kept").fill("730");
        page.keyboard().press("Tab");

        Assertions.assertThat(drawing(page)).contains("camunda:historyTimeToLive=\"P730D\"");
    }

    private Page draws(Visitor he, Look look) {
        var page = he.signIn("he", look);
        page.navigate("/studio/catalogue/journey/" + key + "/edit");
        assertThat(page.locator("[data-editor]")).hasAttribute("data-drawn", "");
        page.locator("[data-act=fit]").click();
        return page;
    }

    private static void choose(Page page, String element) {
        page.keyboard().press("Escape");
        var shape = page.locator("g.djs-element[data-element-id=" + element + "]");
        shape.locator(".djs-hit").first().click(new Locator.ClickOptions().setForce(true));
        assertThat(shape).hasClass(Pattern.compile("\\bselected\\b"));
    }

    private static Locator field(Page page, String name) {
        return page.locator("#properties [data-at='" + name + "']");
    }

    /** As it is kept. */
    private static String drawing(Page page) {
        page.locator("[data-act=text]").click();
        var text = page.locator("#text-drawing").inputValue();
        page.locator("#text button[value=cancel]").click();
        return text;
    }
}
