package io.wayline.message.web;

import java.util.UUID;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.message.inbox.InboxMails;
import io.wayline.shared.CustomerId;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.timeline.Cause;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class InboxPagesTests {

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    InboxMails inbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startEmpty() {
        dispatch.deliverDue();
        inbox.empty();
    }

    static Stream<Look> everyLook() {
        return Stream.of(Look.DESK, Look.PHONE)
                .flatMap(look -> Stream.of(look, look.inTheDark()))
                .flatMap(look -> Stream.of(look, look.inChinese()));
    }

    @ParameterizedTest
    @MethodSource("everyLook")
    void showsAMailAsItsReaderWouldSeeIt(Look look, Visitor visitor) {
        var customers = new CustomersOfTests(jdbc);
        send(customers.emma());
        send(customers.add("Rohan Mehta", "rohan@example.com", "en-IN"));
        send(customers.zihan());

        var page = visitor.signIn("he", look);
        page.navigate("/inbox");
        visitor.screenshot(page, "inbox-list" + look.suffix());
        page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("赵子涵"))
                .first()
                .click();

        assertThat(page.locator("#mail-title")).hasText("欢迎来到澜和家居");
        assertThat(page.frameLocator("iframe").locator("h1")).hasText("赵子涵，欢迎您");
        assertThat(page.locator(".wl-mail-head")).containsText(look.language().equals("zh-CN") ? "欢迎邮件" : "Welcome");
        assertThat(page.locator(".wl-mail-head"))
                .containsText(look.language().equals("zh-CN") ? "发送欢迎邮件" : "Send welcome");
        visitor.screenshot(page, "inbox-mail" + look.suffix());
    }

    @Test
    void showsTheSameMailOnAPhoneAsTextAndAsSource(Visitor visitor) {
        send(new CustomersOfTests(jdbc).emma());
        var page = openFirst(visitor, Look.DESK);

        page.locator("label[for=view-phone]").click();
        org.assertj.core.api.Assertions.assertThat(page.locator("iframe").boundingBox().width)
                .isBetween(380.0, 392.0);
        visitor.screenshot(page, "inbox-mail-phone-width");
        page.locator("label[for=view-text]").click();
        assertThat(page.locator(".wl-inbox-text")).containsText("Welcome, Emma Lindqvist!");
        assertThat(page.locator("iframe")).isHidden();
        visitor.screenshot(page, "inbox-mail-text");
        page.locator("label[for=view-source]").click();
        assertThat(page.locator(".wl-inbox-source")).containsText("Auto-Submitted: auto-generated");
        visitor.screenshot(page, "inbox-mail-source");
    }

    @Test
    void showsMailsOnWhiteWhateverTheReadersSystem(Visitor visitor) {
        send(new CustomersOfTests(jdbc).emma());

        var page = openFirst(visitor, Look.DESK.inTheDark());

        assertThat(page.locator("main")).not().hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(page.frameLocator("iframe").locator(".sheet")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(page.frameLocator("iframe").locator("h1")).hasCSS("color", "rgb(29, 37, 39)");
    }

    @Test
    void keepsTheViewsInsideANarrowDesk(Visitor visitor) {
        send(new CustomersOfTests(jdbc).emma());
        var page = openFirst(visitor, new Look(1200, 800, false, "en"));

        var source = page.locator("label[for=view-source]").boundingBox();

        org.assertj.core.api.Assertions.assertThat(source.x + source.width).isLessThan(1200 - 16);
        visitor.screenshot(page, "inbox-mail-1200");
    }

    @Test
    void opensOnTheMailOnAPhoneThatComesByItsAddress(Visitor visitor) {
        send(new CustomersOfTests(jdbc).emma());
        var page = visitor.signIn("shen", Look.PHONE);
        page.navigate("/inbox");
        var address = page.locator(".wl-items a").first().getAttribute("href").replaceAll("#.*", "");

        page.navigate(address);

        assertThat(page.locator("#mail-title")).isInViewport();
        assertThat(page.locator(".wl-items a").first()).not().isInViewport();
        visitor.screenshot(page, "inbox-mail-by-address-phone");

        page.locator(".wl-inbox-back a").click();

        assertThat(page.locator(".wl-items a").first()).isInViewport();
    }

    @Test
    void walksThroughTheListByKeys(Visitor visitor) {
        var customers = new CustomersOfTests(jdbc);
        send(customers.emma());
        send(customers.zihan());
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/inbox");

        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Enter");

        assertThat(page.locator("#mail-title")).hasText("Welcome to Lanhe Home");
        assertThat(page.locator(".wl-items a.unread")).hasCount(1);
        page.keyboard().press("o");
        page.waitForURL("**/journeys/onboarding");
    }

    @Test
    void isEmptiedAfterAQuestion(Visitor visitor) {
        send(new CustomersOfTests(jdbc).emma());
        var page = visitor.signIn("shen", Look.DESK);
        page.navigate("/inbox");

        page.getByText("Empty it").click();
        visitor.screenshot(page, "inbox-empty-question");
        page.getByText("Throw away 1 mail").click();

        assertThat(page.locator(".wl-empty")).containsText("No mail yet");
        visitor.screenshot(page, "inbox-empty");
    }

    private Page openFirst(Visitor visitor, Look look) {
        var page = visitor.signIn("he", look);
        page.navigate("/inbox");
        page.locator(".wl-items a").first().click();
        return page;
    }

    private void send(CustomerId customer) {
        var request = new MailRequest(
                customer,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.system("test"),
                new MailRequest.Origin("onboarding", "Task_SendWelcome", "4711"));
        transaction.executeWithoutResult(status -> messages.queue(request));
        dispatch.deliverDue();
    }
}
