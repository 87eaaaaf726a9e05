package io.wayline.message.web;

import java.time.Clock;
import java.time.ZoneOffset;
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

import io.wayline.customer.Customers;
import io.wayline.customer.hold.MarketingHolds;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MessageControl;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.message.pace.MessageControls;
import io.wayline.shared.CustomerId;
import io.wayline.testing.BrowserTest;
import io.wayline.testing.Look;
import io.wayline.testing.Visitor;
import io.wayline.timeline.Cause;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@BrowserTest
class MailPagesTests {

    private static final Cause CAUSE = Cause.system("test");

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    MessageControls controls;

    @Autowired
    MarketingHolds holds;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private CustomerId emma = new CustomerId("nobody-yet");
    private String uncertain = "";

    @BeforeEach
    void aMailStandsInEveryPlace() {
        jdbc.sql("delete from outbox_message").update();
        jdbc.sql("delete from outbox_control").update();
        jdbc.sql("delete from outbox_node").update();
        var people = new CustomersOfTests(jdbc);
        emma = people.emma();
        queue(people.zihan());
        queue(people.withoutMail());
        dispatch.deliverDue();
        uncertain = queue(emma);
        jdbc.sql("""
                        update outbox_message set state = 'UNKNOWN', attempts = 1, handover_at = created_at
                        where id = ?""").param(Long.valueOf(uncertain)).update();
        var james = people.add("James Okafor", "james@example.com", "en");
        holds.place(james, "complaint", "CP-2088", CAUSE);
        queue(james);
        queue(people.add("Maria Schneider", "maria@example.com", "en"));
    }

    static Stream<Look> everyLook() {
        return Stream.of(Look.DESK, Look.PHONE)
                .flatMap(look -> Stream.of(look, look.inTheDark()))
                .flatMap(look -> Stream.of(look, look.inChinese()));
    }

    @ParameterizedTest
    @MethodSource("everyLook")
    void saysOfEveryMailWhatBecameOfIt(Look look, Visitor visitor) {
        var chinese = look.language().equals("zh-CN");
        var page = visitor.signIn("shen", look);

        page.navigate("/mails");

        assertThat(page.locator("tbody tr")).hasCount(5);
        assertThat(row(page, "James Okafor")).containsText("CP-2088");
        assertThat(row(page, "Rohan Mehta")).containsText(chinese ? "没有这位客户的邮箱地址" : "we know no mail address");
        assertThat(row(page, "赵子涵")).containsText(chinese ? "已于" : "The mail server took it");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(chinese ? "1 封" : "1 mail may or may not");
        visitor.screenshot(page, "mails" + look.suffix());
        page.navigate("/mails/" + uncertain);
        assertThat(page.locator(".wl-verdict")).containsText(chinese ? "不确定" : "Nobody knows");
        assertThat(page.frameLocator("iframe").locator("h1")).containsText("Emma Lindqvist");
        visitor.screenshot(page, "mail" + look.suffix());
    }

    @Test
    void narrowsTheListByStateAndCustomer(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails");

        page.getByRole(AriaRole.LINK, named("Held 1")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("James Okafor");

        page.locator("#customer").fill(ref(emma));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertThat(page.locator("main")).containsText("No such mail");
        page.getByRole(AriaRole.LINK, named("All").setExact(true)).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Emma Lindqvist");
    }

    @Test
    void whoeverWasMergedIsFoundByTheirFormerReference(Visitor visitor) {
        var former = "F-" + UUID.randomUUID();
        jdbc.sql(
                        "insert into customer_merge (merged_id, ref, customer_id, merged_at, merged_by) values (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        former,
                        emma.value(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        "shen")
                .update();
        var page = visitor.signIn("he", Look.DESK);

        page.navigate("/mails?customer=" + former);

        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Emma Lindqvist");
        assertThat(page.locator("#customer")).hasValue(former);
    }

    @Test
    void aPersonDecidesAboutAnUncertainMail(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails");
        page.getByRole(AriaRole.LINK, named("Decide")).click();
        page.locator("tbody th a").click();
        assertThat(page.locator("main")).not().containsText("emma@example.com");
        button(page, "Mark not sent").click();
        visitor.screenshot(page, "mail-decide");
        page.locator("dialog[open]").getByLabel("Why?").fill("not in the log of the relay");
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mark not sent"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Marked as not sent");
        assertThat(page.locator(".wl-verdict")).containsText("as He Ping found out");
        org.assertj.core.api.Assertions.assertThat(messages.get(uncertain).state())
                .isEqualTo(MessageState.FAILED);

        button(page, "Send again").click();
        page.locator("dialog[open]").getByLabel("Why?").fill("asked for it");
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send again"))
                .click();
        assertThat(page.locator(".wl-verdict")).containsText("waits for its turn");
    }

    @Test
    void aPersonPausesAllMailsAndLetsThemGoOn(Visitor visitor) {
        var page = visitor.signIn("he", Look.DESK);
        page.navigate("/mails/controls");
        assertThat(page.locator("main")).containsText("Nothing is paused");
        button(page, "Pause or pace").click();
        var dialog = page.locator("dialog[open]");
        dialog.getByLabel("Pause them").check();
        dialog.getByLabel("Why?").fill("wrong prices in the template");
        visitor.screenshot(page, "mail-controls-set");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();

        assertThat(page.locator("tbody tr")).containsText("Paused");
        visitor.screenshot(page, "mail-controls");
        page.navigate("/mails?state=PENDING");
        assertThat(page.locator("tbody tr")).containsText("wrong prices in the template");

        page.navigate("/mails/controls");
        button(page, "Go on").click();
        page.locator("dialog[open]").getByLabel("Why?").fill("prices are right");
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Go on"))
                .click();
        assertThat(page.locator("tbody tr")).containsText("Running");
        org.assertj.core.api.Assertions.assertThat(controls.list())
                .singleElement()
                .returns(false, MessageControl::paused);
    }

    @Test
    void theControlsReadInChineseOnAPhoneInTheDark(Visitor visitor) {
        controls.set(MessageControl.Scope.CLASS, "MARKETING", true, 600, 2, "双十一之后再发", "he");
        var page = visitor.signIn("shen", Look.PHONE.inChinese().inTheDark());

        page.navigate("/mails/controls");

        assertThat(page.locator("tbody tr")).containsText("已暂停");
        visitor.screenshot(page, "mail-controls-phone-dark-zh-CN");
    }

    @ParameterizedTest
    @MethodSource("everyLook")
    void everyPageSaysThatTheMailServerIsAway(Look look, Visitor visitor) {
        jdbc.sql("""
                        insert into outbox_node (name, seen_at, trouble, trouble_since, trouble_until)
                        values ('node/1', current_timestamp, 'UNREACHED', ?, ?)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        clock.instant().plusSeconds(300).atOffset(ZoneOffset.UTC))
                .update();
        try {
            var away = look.language().equals("zh-CN") ? "连不上邮件服务器" : "not reached";
            var page = visitor.signIn("shen", look);

            page.navigate("/");
            assertThat(page.locator(".wl-needs")).containsText(away);
            visitor.screenshot(page, "home-relay" + look.suffix());
            page.locator(".wl-needs a[href='/mails?state=PENDING']").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(away);
            assertThat(row(page, "Maria Schneider"))
                    .containsText(look.language().equals("zh-CN") ? away : "not been reached");
            visitor.screenshot(page, "mails-relay" + look.suffix());
            page.navigate("/mails/controls");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(away);
        } finally {
            jdbc.sql("delete from outbox_node").update();
        }
    }

    @Test
    void anAgentSeesTheMailsOfTheirCustomersOnly(Visitor visitor) {
        jdbc.sql("update customer set owner = 'lin' where id = ?")
                .param(emma.value())
                .update();
        var page = visitor.signIn("lin", Look.DESK);

        page.navigate("/customers/" + ref(emma));
        assertThat(page.locator("aside")).containsText("Nobody knows whether it left");
        visitor.screenshot(page, "customer-mails");
        page.locator("aside")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("All mails"))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody th a").click();
        assertThat(page.locator("main")).containsText("e•••@example.com");
        assertThat(page.locator("main")).not().containsText("emma@example.com");
        assertThat(button(page, "Send again")).hasCount(0);

        visitor.expect(404);
        var james = jdbc.sql("select id from outbox_message where state = 'HELD'")
                .query(Long.class)
                .single();
        for (var path : new String[] {"/mails/" + james, "/mails/" + james + "/body"}) {
            page.navigate(path);
            assertThat(page.locator("body")).not().containsText("James Okafor");
        }
    }

    @Test
    void marketingSeesHowManyAndNobody(Visitor visitor) {
        var page = visitor.signIn("tang", Look.DESK);

        page.navigate("/mails");

        assertThat(page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Held")))
                .containsText("1");
        assertThat(page.locator("main")).not().containsText("Emma");
        visitor.screenshot(page, "mail-counts");
        visitor.expect(403);
        page.navigate("/mails/" + uncertain);
        assertThat(page.locator("body")).not().containsText("Emma");
    }

    private String queue(CustomerId customer) {
        var request = new MailRequest(
                customer,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                CAUSE,
                new MailRequest.Origin("onboarding", "Task_SendWelcomeMail", "4711"));
        return transaction.execute(status -> messages.queue(request)).messageRef();
    }

    private String ref(CustomerId customer) {
        return customers.get(customer).ref().value();
    }

    private static Locator row(Page page, String customer) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(customer));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
