package io.wayline.workspace.web.customer;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.intake.file.ImportDriver;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.wayline.intake.file.csv.ImportKind.CUSTOMERS;

@BrowserTest
class DuplicatePagesTests {

    @Autowired
    ImportDriver imports;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoCustomersShareEverything() {
        jdbc.sql("delete from customer_duplicate").update();
        var some = UUID.randomUUID().toString().substring(0, 8);
        imports.run(CUSTOMERS, """
                ref,name,email,phone,registeredAt
                web-%1$s,Anna Berg,anna.%1$s@example.com,+86138%2$08d,2024-05-01
                shop-%1$s,A. Berg,Anna.%1$s@example.com,138%2$08d,2025-09-30
                """.formatted(some, ThreadLocalRandom.current().nextInt(100_000_000)));
        jdbc.sql("update customer set owner = case ref when ? then 'lin' else 'shen' end where ref in (?, ?)")
                .params("web-" + some, "web-" + some, "shop-" + some)
                .update();
    }

    @Test
    void operationsTellTwoCustomersApart(Visitor he) {
        var page = he.signIn("he", Look.DESK);
        page.navigate("/customers");
        page.locator("a[href='/duplicates']").click();

        assertThat(page.locator(".wl-pairs li")).hasCount(1);
        assertThat(page.locator(".wl-pairs li")).containsText("Anna Berg");
        assertThat(page.locator(".wl-pairs li")).containsText("a•••@example.com");
        assertThat(page.locator(".wl-pairs li")).containsText("same mail address, same phone");
        he.screenshot(page, "duplicates");
        Dialogs.open(page, "distinct-0");
        assertThat(page.locator("dialog[open]")).containsText("Anna Berg and A. Berg stay two customers");
        he.screenshot(page, "duplicates-asks");
        page.locator("dialog[open] .btn-primary").click();

        assertThat(page.locator(".wl-empty")).containsText("No possible duplicates");
    }

    @Test
    void supervisorsSeeContactDataOpenAndOnAPhone(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        page.navigate("/duplicates");

        assertThat(page.locator(".wl-pairs li")).containsText("@example.com · +86138");
        shen.screenshot(page, "duplicates-phone-dark-zh-CN");
    }

    @Test
    void supervisorsMergeTwoCustomersWhenTheyHaveSeenWhatItDoes(Visitor shen) {
        var page = shen.signIn("shen", Look.DESK);
        page.navigate("/duplicates");
        page.locator(".wl-pairs a.btn").click();

        assertThat(page.locator(".wl-merge-side[data-stays]")).containsText("web-");
        assertThat(page.locator(".wl-choice label", new Page.LocatorOptions().setHasText("Lin Yue")))
                .hasCount(1);
        page.locator(".wl-choice label", new Page.LocatorOptions().setHasText("A. Berg"))
                .click();
        shen.screenshot(page, "merge");
        page.locator("main form .btn-primary").click();
        assertThat(page.locator("main")).containsText("Nothing has happened yet");
        assertThat(page.locator("main")).containsText("entries of the timeline that move");
        assertThat(page.locator(".wl-facts")).containsText("Lin Yue");
        shen.screenshot(page, "merge-confirm");
        page.locator("main .btn-danger").click();

        assertThat(page.locator("h1")).containsText("A. Berg");
        assertThat(page.locator("main")).containsText("one customer from here on");
        page.navigate("/duplicates");
        assertThat(page.locator(".wl-empty")).containsText("No possible duplicates");
    }

    @Test
    void mergingFitsOnAPhoneInTheDark(Visitor shen) {
        var page = shen.signIn("shen", Look.PHONE.inTheDark().inChinese());
        page.navigate("/duplicates");
        page.locator(".wl-pairs a.btn").click();
        shen.screenshot(page, "merge-phone-dark-zh-CN");
        page.locator("main form .btn-primary").click();

        assertThat(page.locator("main")).containsText("尚未作任何更改");
        shen.screenshot(page, "merge-confirm-phone-dark-zh-CN");
    }
}
