package io.wayline.message.web;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.timeline.Cause;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class BulkResendPagesTests {

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingIsThere() {
        jdbc.sql("delete from outbox_message").update();
        jdbc.sql("delete from bulk_resend").update();
    }

    @Test
    void aFewAreSentAgainByOnePerson(Visitor visitor) {
        failed(3);
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails?state=FAILED");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Send all of these again"))
                .click();
        assertThat(page.locator("main")).containsText("3 failed mails are meant");
        assertThat(page.locator("main")).containsText("They leave at once");

        page.getByLabel("Why?").fill("the relay is mended");
        button(page, "Send 3 mails again").click();

        assertThat(page.locator("#resend")).containsText("0 of 3 are queued again");
        assertThat(page.locator("main")).containsText("the relay is mended");
    }

    @Test
    void manyNeedASecondPerson(Visitor visitor) {
        failed(21);
        var first = visitor.signIn("he", Look.DESK);
        first.navigate("/mails?state=FAILED");
        first.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Send all of these again"))
                .click();
        visitor.screenshot(first, "mail-resend-ask");
        first.getByLabel("Why?").fill("the relay is mended");
        button(first, "Ask for 21 mails").click();
        assertThat(first.locator("main")).containsText("somebody else has to agree");
        assertThat(button(first, "Agree")).hasCount(0);
        var address = first.url();

        var second = visitor.signIn("shen", Look.DESK);
        second.navigate("/mails");
        assertThat(second.locator("main")).containsText("He Ping wants 21 mails sent again");
        second.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look"))
                .click();
        assertThat(second).hasURL(address);
        visitor.screenshot(second, "mail-resend-waits");
        button(second, "Agree").click();
        second.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Agree"))
                .click();

        assertThat(second.locator("#resend")).containsText("0 of 21 are queued again");
        visitor.screenshot(second, "mail-resend-runs");
    }

    @Test
    void whoeverAskedCallsItOff(Visitor visitor) {
        failed(21);
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails/resend?state=FAILED");
        page.getByLabel("Why?").fill("the relay is mended");
        button(page, "Ask for 21 mails").click();
        button(page, "Call off").click();
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Call off"))
                .click();

        assertThat(page.locator("#resend")).containsText("Called off by He Ping");
    }

    @Test
    void whoLooksAtOtherMailsByNowIsAskedAnew(Visitor visitor) {
        failed(1);
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails/resend?state=FAILED");
        page.getByLabel("Why?").fill("the relay is mended");
        failed(1);
        button(page, "Send 1 mail again").click();

        assertThat(page.locator("main")).containsText("Nothing was sent");
        assertThat(button(page, "Send 2 mails again")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void looksWell(Width width, Visitor visitor) {
        failed(21);
        var look = width.look().inChinese().inTheDark();
        var page = visitor.signIn("he", look);
        page.navigate("/mails/resend?state=FAILED&template=onboarding-welcome");
        assertThat(page.locator("main")).containsText("共 21 封发送失败的邮件");
        visitor.screenshot(page, "mail-resend-ask" + look.suffix());
        page.getByLabel("为什么？").fill("中继已修复");
        button(page, "申请重发 21 封").click();
        assertThat(page.locator("main")).containsText("需要另一个人同意");
        visitor.screenshot(page, "mail-resend-waits" + look.suffix());
    }

    enum Width {
        DESK,
        PHONE;

        Look look() {
            return this == DESK ? Look.DESK : Look.PHONE;
        }
    }

    private void failed(int mails) {
        var people = new CustomersOfTests(jdbc);
        for (var mail = 0; mail < mails; mail++) {
            var request = new MailRequest(
                    people.add("Somebody", "somebody@example.com", "en"),
                    "onboarding-welcome",
                    UUID.randomUUID().toString(),
                    null,
                    null,
                    Cause.system("test"),
                    null);
            transaction.execute(status -> messages.queue(request));
        }
        jdbc.sql("update outbox_message set state = 'FAILED', attempts = 1").update();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
