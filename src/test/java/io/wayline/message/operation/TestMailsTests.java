package io.wayline.message.operation;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailNotWritten;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.TestMailRefused;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class TestMailsTests {

    private static final String TEMPLATE = "onboarding-welcome";

    @Autowired
    TestMails tests;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyHasSentAnyYet() {
        jdbc.sql("delete from outbox_message where customer_id = 'test-mail'").update();
    }

    @Test
    void isMarkedAndKeepsWhoAskedForIt() {
        var message = messages.get(send("tang@lanhe.example"));

        assertThat(message.subject()).isEqualTo("[Test] Welcome to Lanhe Home");
        assertThat(message.isTest()).isTrue();
        assertThat(message.recipient()).isEqualTo("tang@lanhe.example");
        assertThat(message.reasonFacts()).containsEntry("by", "tang");
        assertThat(message.state()).isEqualTo(MessageState.PENDING);
        assertThat(message.expiresAt()).isNotNull();
        assertThat(messages.content(message.ref()).orElseThrow().text()).contains("Welcome, Emma Lindqvist!");
    }

    @Test
    void isWrittenInTheLanguageAskedFor() {
        var ref = tests.send(TEMPLATE, Locale.SIMPLIFIED_CHINESE, "tang@lanhe.example", key(), "tang");

        assertThat(messages.get(ref).subject()).isEqualTo("【测试】欢迎来到澜和家居");
    }

    @Test
    void asksNoGateAndCountsForNobody() {
        var message = messages.get(send("tang@lanhe.example"));

        assertThat(message.purpose()).as("whatever the template's is").isEqualTo(Purpose.TRANSACTIONAL);
        assertThat(jdbc.sql("select priority from outbox_message where id = ?")
                        .param(Long.valueOf(message.ref()))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from timeline_entry where customer_id = 'test-mail'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesLikeEveryMail() {
        var ref = send("tang@lanhe.example");

        dispatch.deliverDue();

        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void theSameKeyIsTheSameMail() {
        var key = key();

        var first = tests.send(TEMPLATE, Locale.ENGLISH, "tang@lanhe.example", key, "tang");

        assertThat(tests.send(TEMPLATE, Locale.ENGLISH, "tang@lanhe.example", key, "tang"))
                .isEqualTo(first);
        assertThat(tests.send(TEMPLATE, Locale.ENGLISH, "tang@lanhe.example", key, "he"))
                .as("somebody else's key")
                .isNotEqualTo(first);
    }

    @Test
    void goesOnlyWhereTestMailsMayGo() {
        for (var to : new String[] {"emma@example.com", "tang@lanhe.example.evil.example", "x@not-lanhe.example"}) {
            assertThatExceptionOfType(TestMailRefused.class)
                    .isThrownBy(() -> send(to))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("test-mail-address"))
                    .withMessageNotContaining(to);
        }
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> send("a@lanhe.example, b@lanhe.example"));
    }

    @Test
    void neverGoesToACustomer() {
        var customer = new CustomersOfTests(jdbc).add("Lin Yue", "Lin.Yue@lanhe.example", "zh-CN");
        jdbc.sql("update customer set email_key = 'lin.yue@lanhe.example' where id = ?")
                .param(customer.value())
                .update();

        assertThatExceptionOfType(TestMailRefused.class)
                .isThrownBy(() -> send("lin.yue@lanhe.example"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("test-mail-customer"));
    }

    @Test
    void isNotSentWithoutEnd() {
        for (var sent = 0; sent < 60; sent++) {
            send("tang@lanhe.example");
        }

        assertThatExceptionOfType(TestMailRefused.class)
                .isThrownBy(() -> send("tang@lanhe.example"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("test-mails-too-many"));
    }

    @Test
    void knowsNoOtherTemplate() {
        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> tests.send("welcom", Locale.ENGLISH, "tang@lanhe.example", key(), "tang"));
    }

    private String send(String to) {
        return tests.send(TEMPLATE, Locale.ENGLISH, to, key(), "tang");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
