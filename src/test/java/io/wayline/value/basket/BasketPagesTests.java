package io.wayline.value.basket;

import java.time.Clock;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.BrowserTest;
import io.wayline.testing.Letters;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class BasketPagesTests {

    @Autowired
    BasketComputation computation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String some = Letters.some();

    /** Fourteen customers who bought a teapot and cups; thirty articles more that are bought with a tray. */
    @BeforeEach
    void teaIsBought() {
        for (var number = 0; number < 14; number++) {
            order(number, "Teapot", "Cups");
        }
        for (var article = 0; article < 30; article++) {
            for (var number = 0; number < 10; number++) {
                order(number, "Tray " + article, "Spoon " + article);
            }
        }
        computation.compute();
    }

    @AfterEach
    void nothingStays() {
        jdbc.sql("delete from customer_order_item where order_ref like ?")
                .param(some + "%")
                .update();
        jdbc.sql("delete from customer_order where ref like ?")
                .param(some + "%")
                .update();
        computation.compute();
    }

    @Test
    void marketingFindsWhatGoesWithAnArticleAndReadsItInWords(Visitor tang) {
        var page = tang.signIn("tang", Look.DESK);
        page.navigate("/bought-together");
        page.locator("main input[type=search]").fill("teapot " + some);
        page.keyboard().press("Enter");

        assertThat(page.locator("main tbody tr")).hasCount(1);
        assertThat(page.locator("main tbody tr")).containsText("Cups " + some);
        assertThat(page.locator("main tbody tr"))
                .containsText("14 orders of 14 customers have both. Of 100 with the one 100");
        assertThat(page.locator("main input[type=search]")).hasValue("teapot " + some);
        tang.screenshot(page, "bought-together");

        page.locator("main input[type=search]").fill("nothing-" + some);
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("No article with");
    }

    @Test
    void longListsArePagedAndFitAPhone(Visitor he) {
        var page = he.signIn("he", Look.PHONE.inTheDark().inChinese());
        page.navigate("/bought-together?article=" + some);

        assertThat(page.locator("main tbody tr")).hasCount(25);
        page.locator("main a[rel=next]").click();
        page.locator("main a[rel=next]").click();
        assertThat(page.locator("main tbody tr")).hasCount(12);
        assertThat(page.locator("main a[rel=next]")).hasCount(0);
        he.screenshot(page, "bought-together-phone-dark-zh-CN");

        page.navigate("/bought-together?page=999999&article=" + some);
        assertThat(page.locator("main tbody tr")).hasCount(12);
    }

    private void order(int customer, String... articles) {
        var ref = some + "-" + articles[0].replace(' ', '-') + "-" + customer;
        var at = clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                        values (?, ?, ?, 10, 'CNY', ?)""").params(ref, some + "-" + customer, at, at).update();
        for (var line = 0; line < articles.length; line++) {
            jdbc.sql("insert into customer_order_item (order_ref, line, sku, name, quantity) values (?, ?, ?, ?, 1)")
                    .params(ref, line + 1, some + articles[line], articles[line] + " " + some)
                    .update();
        }
    }
}
