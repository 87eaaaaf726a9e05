package io.wayline.platform.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.CustomerDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.staff.Queues;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Nothing here is done with a mouse, but for the phone. */
@BrowserTest
class PaletteTests {

    @Autowired
    CustomerDriver customers;

    @Autowired
    TaskJourney journey;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final String wang = "wang-" + mark;

    @BeforeEach
    void wangIsLinsCustomer() {
        // the last word tells in which order they are found
        customers.is(wang, "name", "王雨桐 Wang " + mark + " B", "owner", "lin", "zone", "Asia/Shanghai");
        customers.is("wanda-" + mark, "name", "Wanda " + mark + " A", "owner", "lin");
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-m%'").update();
    }

    @Test
    void aCustomerIsOpenedByKeysAndOfferedAgain(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.keyboard().press("/");
        assertThat(page.locator("#palette")).isVisible();
        assertThat(field(page)).isFocused();

        page.keyboard().type("wang " + mark);
        assertThat(chosen(page)).containsText("王雨桐");
        assertThat(chosen(page).locator("mark").first()).hasText("Wang " + mark);
        assertThat(field(page)).hasAttribute("aria-activedescendant", "palette-1");
        lin.screenshot(page, "palette");
        page.keyboard().press("Enter");
        page.waitForURL("**/customers/" + wang);

        page.navigate("/");
        page.keyboard().press("Control+k");
        assertThat(chosen(page)).containsText("王雨桐");
        lin.screenshot(page, "palette-recent");
        page.keyboard().press("ArrowDown");
        assertThat(chosen(page)).containsText("Take the next task");
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();
    }

    @Test
    void anActIsDoneFromThePageBelow(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.keyboard().press("Control+k");

        page.keyboard().type("keys off");
        assertThat(chosen(page)).containsText("keyboard shortcuts");
        page.keyboard().press("Enter");

        assertThat(page.locator("#palette")).isHidden();
        assertThat(page.locator("#help")).isVisible();
    }

    @Test
    void allResultsOpenOnAPageWhereTheBestStandsBesideThem(Visitor lin) {
        var queue = "q-" + mark;
        queues.create(queue, "Queue " + mark, "队列 " + mark, List.of("lin"));
        var task = journey.comesTo(journey.drawn(queue, 50, "PT4H")).getId();
        jdbc.sql("update customer set name = ? where id = (select customer_id from work_item where id = ?)")
                .params("Somebody", task)
                .update();
        var page = lin.signIn("lin", Look.DESK);
        page.keyboard().press("/");
        page.keyboard().type(mark);
        assertThat(chosen(page)).isVisible();
        page.keyboard().press("Control+Enter");
        page.waitForURL("**/search?q=" + mark);

        assertThat(page.locator("h1")).hasText("“" + mark + "”");
        assertThat(page.locator("#beside")).containsText("Wanda");
        lin.screenshot(page, "search");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#beside")).containsText("王雨桐");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#beside")).containsText("Call the customer");
        lin.screenshot(page, "search-task");
        page.keyboard().press("Enter");
        page.waitForURL("**/work/" + task + "**");
    }

    @Test
    void anInputMethodComposesWithoutASearchOrAnOpening(Visitor lin) {
        var page = lin.signIn("lin", Look.DESK);
        page.keyboard().press("/");
        assertThat(chosen(page)).isVisible();
        var asked = new ArrayList<String>();
        page.onRequest(request -> {
            if (request.url().endsWith("/search/palette")) {
                asked.add(request.postData());
            }
        });

        field(page).evaluate("""
                (field, name) => {
                  field.dispatchEvent(new CompositionEvent('compositionstart'));
                  field.value = 'wang';
                  field.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}));
                  field.dispatchEvent(
                    new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}));
                  field.value = name;
                  field.dispatchEvent(new CompositionEvent('compositionend', {data: name, bubbles: true}));
                }""", "王雨桐 Wang " + mark);

        assertThat(chosen(page)).containsText("王雨桐");
        Assertions.assertThat(asked).hasSize(1);
        assertThat(page).hasURL(Pattern.compile(".*/$"));
    }

    @Test
    void thePageOfResultsReadsInChineseOnAPhoneInTheDark(Visitor lin) {
        var page = lin.signIn("lin", Look.PHONE.inChinese().inTheDark());

        page.locator("#search").click();
        assertThat(page.locator("#palette")).isVisible();
        field(page).fill("王雨");
        assertThat(chosen(page)).containsText("王雨桐");
        lin.screenshot(page, "palette-phone-dark-zh-CN");
        field(page).fill("王雨桐 Wang " + mark);
        field(page).press("Control+Enter");
        page.waitForURL("**/search?q=**");

        assertThat(page.locator(".wl-found h2").first()).containsText("客户");
        assertThat(page.locator("#beside")).isHidden();
        lin.screenshot(page, "search-phone-dark-zh-CN");
        page.locator(".wl-found [data-found]").first().click();
        page.waitForURL("**/customers/" + wang);
    }

    @Test
    void nothingFoundSaysWhatCanBeLookedFor(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK.inTheDark());
        page.keyboard().press("/");

        page.keyboard().type("zzz" + mark);

        assertThat(page.locator(".wl-palette-note")).containsText("mail templates by name");
        tang.screenshot(page, "palette-nothing-dark");
        page.navigate("/search?q=zzz" + mark);
        assertThat(page.locator("main")).containsText("Nothing found for “zzz" + mark + "”");
    }

    private static Locator field(Page page) {
        return page.locator("#palette [role=combobox]");
    }

    private static Locator chosen(Page page) {
        return page.locator("#palette [role=option][aria-selected=true]");
    }
}
