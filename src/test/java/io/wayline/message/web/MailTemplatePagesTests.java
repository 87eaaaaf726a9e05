package io.wayline.message.web;

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

import io.wayline.customer.Customers;
import io.wayline.message.CustomersOfTests;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Dialogs;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class MailTemplatePagesTests {

    private static final String WELCOME = "/mails/templates/onboarding-welcome";

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingWasSent() {
        jdbc.sql("delete from outbox_message").update();
    }

    static Stream<Look> everyLook() {
        return Stream.of(Look.DESK, Look.PHONE)
                .flatMap(look -> Stream.of(look, look.inTheDark()))
                .flatMap(look -> Stream.of(look, look.inChinese()));
    }

    @ParameterizedTest
    @MethodSource("everyLook")
    void showsHowEachMailLooksAndWhereItIsUsed(Look look, Visitor visitor) {
        var chinese = look.language().equals("zh-CN");
        var page = visitor.signIn("tang", look);

        page.navigate("/mails/templates");
        var name = chinese ? "欢迎邮件" : "Welcome";
        var row = page.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
        assertThat(row).containsText(chinese ? "没有问题" : "Nothing wrong");
        assertThat(row).containsText(chinese ? "发送欢迎邮件" : "Send welcome");
        visitor.screenshot(page, "mail-templates" + look.suffix());

        row.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        assertThat(page.locator(".wl-template-subject")).containsText(chinese ? "欢迎来到澜和家居" : "Welcome to Lanhe Home");
        assertThat(page.frameLocator("iframe").locator("h1"))
                .containsText(chinese ? "赵子涵，欢迎您" : "Welcome, Emma Lindqvist");
        visitor.screenshot(page, "mail-template" + look.suffix());
    }

    @Test
    void showsTheMailInTheDarkOnAPhoneAndAsText(Visitor visitor) {
        var page = visitor.signIn("tang", Look.DESK);
        page.navigate(WELCOME + "?locale=en");
        var body = page.frameLocator("iframe").locator(".sheet");
        assertThat(body).hasCSS("background-color", "rgb(255, 255, 255)");

        link(page, "Dark").click();
        assertThat(body).hasCSS("background-color", "rgb(29, 36, 37)");
        assertThat(page.frameLocator("iframe").locator("h1")).hasCSS("color", "rgb(230, 234, 234)");
        visitor.screenshot(page, "mail-template-mail-dark");

        page.locator("label[for=as-phone]").click();
        assertThat(page.locator("iframe")).hasCSS("width", "390px");
        visitor.screenshot(page, "mail-template-mail-phone");

        page.locator("label[for=as-text]").click();
        assertThat(page.locator("iframe")).isHidden();
        assertThat(page.locator("pre.wl-mail-text")).containsText("1. We keep an eye on your filter.");
        visitor.screenshot(page, "mail-template-mail-text");

        link(page, "Chinese").click();
        assertThat(page.locator(".wl-template-subject")).containsText("欢迎来到澜和家居");
    }

    @Test
    void operationsSeeWhatACustomerWouldGet(Visitor visitor) {
        var ref = customers
                .get(new CustomersOfTests(jdbc).add("Maria Schneider", "maria@example.com", "en"))
                .ref()
                .value();
        var page = visitor.signIn("he", Look.DESK);
        page.navigate(WELCOME + "?locale=en");

        page.locator("#customer").fill(ref);
        page.locator("form.wl-mail-filter button").click();

        assertThat(page.frameLocator("iframe").locator("h1")).containsText("Maria Schneider");
        assertThat(page.locator("main")).not().containsText("maria@example.com");

        page.locator("#customer").fill("nobody-at-all");
        page.locator("form.wl-mail-filter button").click();
        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.locator(".wl-empty")).isVisible();
        visitor.screenshot(page, "mail-template-nobody");
    }

    @Test
    void marketingIsNotAskedForACustomerAndShownNone(Visitor visitor) {
        var ref = customers.get(new CustomersOfTests(jdbc).emma()).ref().value();
        var page = visitor.signIn("tang", Look.DESK);

        page.navigate(WELCOME + "?locale=en&customer=" + ref);

        assertThat(page.locator("#customer")).hasCount(0);
        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.locator(".wl-empty")).containsText("may not see them");
    }

    @Test
    void sendsATestMailToOnesOwnAddressOnly(Visitor visitor) {
        var page = visitor.signIn("tang", Look.DESK);
        page.navigate(WELCOME + "?locale=en");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send a test mail"))
                .click();
        var dialog = page.locator("dialog[open]");
        assertThat(dialog.getByLabel("To")).hasValue("tang@lanhe.example");
        visitor.screenshot(page, "mail-template-test");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("on its way");
        org.assertj.core.api.Assertions.assertThat(jdbc.sql("select subject from outbox_message")
                        .query(String.class)
                        .single())
                .isEqualTo("[Test] Welcome to Lanhe Home");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send a test mail"))
                .click();
        dialog.getByLabel("To").fill("emma@example.com");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was sent");
    }

    @Test
    void aTestMailIsNoCustomersInTheListOfMails(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate(WELCOME + "?locale=en");
        Dialogs.open(page, "test");
        page.locator("dialog[open] .btn-primary").click();

        page.navigate("/mails");
        assertThat(page.locator("tbody tr td").first().locator("a")).hasCount(0);
        page.locator("tbody th a").click();
        assertThat(page.locator("aside").first().locator("a[href*=customers]")).hasCount(0);
        visitor.screenshot(page, "mail-of-a-test");
    }

    @Test
    void theBodyIsShutIn(Visitor visitor) {
        var page = visitor.signIn("tang", Look.DESK);

        var answer = page.navigate(WELCOME + "/body?locale=en");

        org.assertj.core.api.Assertions.assertThat(answer.headerValue("content-security-policy"))
                .contains("sandbox", "default-src 'none'", "frame-ancestors 'self'");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
