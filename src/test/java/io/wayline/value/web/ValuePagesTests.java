package io.wayline.value.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.value.Valuation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class ValuePagesTests {

    @Autowired
    Valuation valuation;

    @BeforeEach
    void nothingIsAskedFor() {
        valuation.compute();
    }

    @Test
    void operationsHaveTiersComputedAndThePageFollows(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/customers");
        page.locator("a[href='/value']").click();
        assertThat(page.locator("main dl")).isVisible();
        he.screenshot(page, "value");

        page.locator("main form .btn-primary").click();
        assertThat(page.locator("#value-run [role=status]")).isVisible();
        assertThat(page.locator("main form")).hasCount(0);
        he.screenshot(page, "value-asked");
        valuation.compute();

        assertThat(page.locator("main form .btn-primary")).isVisible();
    }

    @Test
    void supervisorsOnlyLook(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        page.navigate("/value");

        assertThat(page.locator("main")).containsText("全部客户的等级");
        assertThat(page.locator("main form")).hasCount(0);
        shen.screenshot(page, "value-phone-dark-zh-CN");
    }
}
