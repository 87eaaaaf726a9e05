package io.wayline.intake.web;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.intake.source.EventSources;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class SourcesPageTests {

    @Autowired
    EventSources sources;

    @AfterEach
    void nothingIsLeft() {
        sources.list().forEach(source -> sources.delete(source.name(), "test"));
    }

    @Test
    void anAdminSetsASourceUpGivesItASecretAndForgetsIt(Visitor visitor) {
        var page = open(visitor, Look.DESK);
        page.locator("#name").fill("urn:shop/main?a=1&b");
        page.locator("#types").fill("order.shipped order.placed");
        page.locator("#rate").fill("20");
        page.locator("form.wl-fields .btn-primary").click();
        assertThat(page.locator("tbody th")).hasText("urn:shop/main?a=1&b");
        assertThat(page.locator("tbody td").first()).hasText("order.placed order.shipped");

        Dialogs.open(page, "secret-0");
        page.locator("dialog[open] .btn-primary").click();
        Assertions.assertThat(page.locator("#made").inputValue()).startsWith("whsec_");
        assertThat(page.locator("tbody tr")).containsText("Signs");
        visitor.screenshot(page, "settings-sources");

        page.navigate("/settings/sources");
        assertThat(page.locator("#made")).hasCount(0);
        Dialogs.open(page, "forget-0");
        page.locator("dialog[open] .btn-danger").click();
        assertThat(page.locator(".wl-empty")).isVisible();
    }

    @Test
    void aFieldKeepsWhatWasTypedAndSaysWhatHelps(Visitor visitor) {
        visitor.expect(422);
        var page = open(visitor, Look.PHONE.inTheDark().inChinese());
        page.locator("#name").fill("shop:main");
        page.locator("#types").fill("Order Placed");
        page.locator("form.wl-fields .btn-primary").click();

        assertThat(page.locator(".wl-error")).containsText("order.placed");
        assertThat(page.locator("#name")).hasValue("shop:main");
        assertThat(page.locator("#types")).hasValue("Order Placed");
        visitor.screenshot(page, "settings-sources-phone-dark-zh-CN");
    }

    private static Page open(Visitor visitor, Look look) {
        var page = visitor.signIn("admin", look);
        page.navigate("/settings/sources");
        return page;
    }
}
