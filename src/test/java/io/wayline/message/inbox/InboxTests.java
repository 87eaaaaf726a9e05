package io.wayline.message.inbox;

import java.time.Clock;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.Messages;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class InboxTests {

    @Autowired
    InboxMails inbox;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void deliverWhatOthersLeft() {
        dispatch.deliverDue();
        inbox.empty();
    }

    @Test
    void keepsEveryMailAsItsReaderWouldSeeIt() {
        send(new CustomersOfTests(jdbc).zihan());

        var mail = inbox.list(0, 10).get(0);
        assertThat(mail.recipient()).isEqualTo("zihan@example.cn");
        assertThat(mail.shownRecipient()).isEqualTo("赵子涵");
        assertThat(mail.subject()).isEqualTo("欢迎来到澜和家居");
        assertThat(mail.isUnread()).isTrue();
        var open = inbox.open(mail.id());
        assertThat(open.senderName()).isEqualTo("澜和家居");
        assertThat(open.language()).isEqualTo("zh-CN");
        assertThat(open.html()).startsWith("<!doctype html>").contains("赵子涵，欢迎您");
        assertThat(open.text()).startsWith("赵子涵，欢迎您");
        assertThat(open.source()).contains("Auto-Submitted: auto-generated");
        assertThat(messages.withMessageId(mail.messageId()))
                .hasValueSatisfying(message -> assertThat(message.template()).isEqualTo("onboarding-welcome"));
    }

    @Test
    void remembersWhatWasRead() {
        send(new CustomersOfTests(jdbc).emma());
        var id = inbox.list(0, 10).get(0).id();

        inbox.markRead(id);

        assertThat(inbox.get(id).readAt()).isEqualTo(clock.instant());
    }

    @Test
    void isEmptiedAtOnce() {
        send(new CustomersOfTests(jdbc).emma());

        assertThat(inbox.empty()).isOne();

        assertThat(inbox.count()).isZero();
    }

    @Test
    void showsAMailWithoutLettingItDoAnything() {
        send(new CustomersOfTests(jdbc).emma());
        var person = accounts.find("he").orElseThrow();

        var answer = mvc.perform(MockMvcRequestBuilders.get(
                        "/inbox/%d/body".formatted(inbox.list(0, 1).get(0).id()))
                .with(SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0))));

        assertThat(answer).hasStatusOk().bodyText().contains("Welcome, Emma Lindqvist");
        assertThat(answer)
                .headers()
                .containsHeader("Content-Security-Policy")
                .hasValue(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'self'");
        assertThat(mvc.perform(MockMvcRequestBuilders.get("/inbox/1/body"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void keepsAMailThatIsNoMail() {
        var id = inbox.keep("a@example.com", "b@example.com", "not a header\r\n\0\r\n".getBytes());

        assertThat(inbox.get(id).subject()).isEmpty();
        assertThat(inbox.open(id).source()).startsWith("not a header");
    }

    private void send(CustomerId customer) {
        var request = new MailRequest(
                customer, "onboarding-welcome", UUID.randomUUID().toString(), null, null, Cause.system("test"), null);
        transaction.executeWithoutResult(status -> messages.queue(request));
        assertThat(dispatch.deliverDue()).isOne();
    }
}
