package io.wayline.message.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.outbox.MailSuppressions;
import io.wayline.shared.MailAddress;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class SuppressionPagesTests {

    @Autowired
    MailSuppressions suppressions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void suppressNobody() {
        jdbc.sql("delete from mail_suppression").update();
    }

    @Test
    void anAddressIsSuppressedAndLetGoAgain(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Suppressed addresses"))
                .click();
        assertThat(page.locator("main")).containsText("No address is suppressed");
        visitor.screenshot(page, "suppressed-none");

        act(page, "Suppress an address", "emma@example.com", "asked us by telephone");

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Nothing is sent there any more");
        assertThat(page.locator("tbody tr")).containsText("e•••@example.com");
        assertThat(page.locator("tbody tr")).containsText("Suppressed by He Ping");
        assertThat(page.locator("main")).not().containsText("asked us by telephone");
        visitor.screenshot(page, "suppressed");

        act(page, "Send there again", "nobody@example.com", "a slip");
        assertThat(page.locator("main")).containsText("this address is not suppressed");

        act(page, "Send there again", "emma@example.com", "wants mails again");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Mails go there again");
        assertThat(page.locator("main")).containsText("No address is suppressed");
    }

    @Test
    void aSupervisorReadsTheListInChineseOnAPhoneAndChangesNothing(Visitor visitor) {
        suppressions.add(new MailAddress("emma@example.com"), "he", "电话里说的");
        var page = visitor.signIn("shen", Look.PHONE.inChinese().inTheDark());

        page.navigate("/mails/suppressed");

        assertThat(page.locator("tbody tr")).containsText("emma@example.com");
        assertThat(page.locator("tbody tr")).containsText("电话里说的");
        assertThat(page.locator("main button[data-opens]")).hasCount(0);
        visitor.screenshot(page, "suppressed-phone-dark-zh-CN");
    }

    private static void act(Page page, String act, String address, String reason) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(act))
                .click();
        var dialog = page.locator("dialog[open]");
        dialog.getByLabel("Mail address").fill(address);
        dialog.getByLabel("Why?").fill(reason);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act))
                .click();
    }
}
