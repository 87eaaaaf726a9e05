package io.wayline.message.dispatch;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.Loops;
import io.wayline.message.CustomersOfTests;
import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.message.outbox.MailBounces;
import io.wayline.message.outbox.Outbox;
import io.wayline.message.pace.RelayBackOff;
import io.wayline.message.pace.SendPace;
import io.wayline.message.smtp.MailServer;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.smtp.SmtpFaultSink;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@DatabaseTest
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "wayline.base-url=https://service.shop.example",
            "wayline.mail.from=care@shop.example",
            "wayline.mail.reply-to=answers@shop.example",
            "wayline.mail.company-name.zh-CN=好店",
            "wayline.mail.company-name.en=Good Shop",
            "wayline.mail.postal-address.en=1 Long Street, Shanghai",
            "wayline.mail.website=https://shop.example",
            "wayline.mail.batch=20",
        })
class DeliveryTests {

    private static final SmtpFaultSink SERVER = new SmtpFaultSink();

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", SERVER::port);
    }

    @Autowired
    Loops loops;

    @Autowired
    Messages messages;

    @Autowired
    DispatchDriver dispatch;

    @Autowired
    MailClaims claims;

    @Autowired
    MailDispatcher dispatcher;

    @Autowired
    MailServer mailServer;

    @Autowired
    MailSettings settings;

    @Autowired
    RelayBackOff backOff;

    @Autowired
    SendPace pace;

    @Autowired
    MailCare care;

    @Autowired
    MailBounces bounces;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        jdbc.sql("delete from outbox_message").update();
        jdbc.sql("delete from mail_suppression").update();
        jdbc.sql("delete from outbox_control").update();
        pace.forget();
        backOff.worked();
        SERVER.up();
        SERVER.forget();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void deliversAMailThatEveryMailProgramUnderstands() throws Exception {
        var ref = queue(customers().add("赵子涵", "zihan@example.cn", "zh-CN"));

        assertThat(dispatch.deliverDue()).isOne();

        var message = messages.get(ref);
        assertThat(message.state()).isEqualTo(MessageState.SENT);
        assertThat(message.reply()).startsWith("250");
        assertThat(message.sentAt()).isEqualTo(clock.instant());
        var mail = parse(SERVER.sources().get(0));
        assertThat(mail.getFrom()[0]).hasToString("=?UTF-8?B?5aW95bqX?= <care@shop.example>");
        assertThat(mail.getReplyTo()[0]).hasToString("answers@shop.example");
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(mail.getRecipients(RecipientType.TO)[0].toString()).endsWith("<zihan@example.cn>");
        assertThat(mail.getSubject()).isEqualTo("欢迎来到好店");
        assertThat(mail.getMessageID()).isEqualTo(message.messageId()).endsWith("@shop.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).matches("<https://service\\.shop\\.example/u/v1\\.[\\w-]+>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var parts = (Multipart) mail.getContent();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("赵子涵，欢迎您", "1 Long Street");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("赵子涵，欢迎您");
    }

    @Test
    void sendsABatchOverOneConnection() {
        for (var number = 0; number < 12; number++) {
            queue(customers().emma());
        }

        assertThat(dispatch.deliverDue()).isEqualTo(12);

        assertThat(SERVER.connections()).isOne();
        assertThat(messages.counts()).containsEntry(MessageState.SENT, 12L).containsEntry(MessageState.CLAIMED, 0L);
    }

    @Test
    void keepsMailsWhileTheServerIsAwayAndDeliversThemLater() {
        SERVER.down();
        var ref = queue(customers().emma());

        assertThat(dispatch.deliverDue()).isZero();
        clock.advance(Duration.ofSeconds(6));
        assertThat(dispatch.deliverDue()).isZero();

        var waiting = messages.get(ref);
        assertThat(waiting.state()).isEqualTo(MessageState.PENDING);
        assertThat(waiting.attempts()).isZero();

        SERVER.up();
        assertThat(dispatch.deliverDue())
                .as("the server is left alone for a while")
                .isZero();
        clock.advance(Duration.ofSeconds(16));
        assertThat(dispatch.deliverDue()).isOne();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void doesNotCountATryWhenTheServerIsBusy() {
        var busy = queue(customers().add("Busy", "dot-421@example.com", "en"));
        var other = queue(customers().emma());

        assertThat(dispatch.deliverDue()).isZero();

        assertThat(messages.get(busy).attempts()).isZero();
        assertThat(messages.get(busy).state()).isEqualTo(MessageState.PENDING);
        assertThat(messages.get(other).state()).isEqualTo(MessageState.PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcpt-451", "dot-451"})
    void triesAgainWhatTheServerRefusesForNow(String act) {
        var ref = queue(customers().add("Later", act + "@example.com", "en"));
        var other = queue(customers().emma());

        assertThat(dispatch.deliverDue()).isOne();

        var refused = messages.get(ref);
        assertThat(refused.state()).isEqualTo(MessageState.PENDING);
        assertThat(refused.attempts()).isOne();
        assertThat(refused.errorClass()).isEqualTo("TRANSIENT");
        assertThat(refused.nextAttemptAt())
                .isBetween(clock.instant().plusSeconds(48), clock.instant().plusSeconds(72));
        assertThat(messages.get(other).state()).isEqualTo(MessageState.SENT);
        for (var tries = 2; tries <= 9; tries++) {
            clock.set(messages.get(ref).nextAttemptAt());
            dispatch.deliverDue();
        }
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.FAILED);
        assertThat(messages.get(ref).attempts()).isEqualTo(9);
        assertThat(messages.attempts(ref))
                .hasSize(9)
                .allSatisfy(attempt -> assertThat(attempt.outcome()).isEqualTo("TRANSIENT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rcpt-550", "dot-554"})
    void givesUpWhatTheServerRefusesForGood(String act) {
        var customer = customers().add("Never", act + "@example.com", "en");
        var ref = queue(customer);

        assertThat(dispatch.deliverDue()).isZero();

        var failed = messages.get(ref);
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.reply()).startsWith("55");
        assertThat(timeline.of(customer, null, 10).items().get(0).entry()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("mail-failed");
            assertThat(entry.cause().ref()).isEqualTo("onboarding/Task_SendWelcomeMail/4711");
        });
        assertThat(jdbc.sql("select count(*) from inbox_event where source = 'wayline:message' and event_id = ?")
                        .param("bounced:" + ref)
                        .query(Integer.class)
                        .single())
                .as("what journeys are told")
                .isOne();
    }

    @Test
    void tellsJourneysOnceOfAMailThatComesBackAgainWhenItsCustomerGoesByAnotherRef() {
        var customer = customers().add("Never", "rcpt-550@example.com", "en");
        var ref = queue(customer);
        dispatch.deliverDue();
        jdbc.sql("update customer set ref = ? where id = ?")
                .params("merged-" + ref, customer.value())
                .update();

        transaction.executeWithoutResult(status -> bounces.raise(Long.parseLong(ref), customer));

        assertThat(jdbc.sql("select count(*) from inbox_event where source = 'wayline:message' and event_id = ?")
                        .param("bounced:" + ref)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void neverHandsOneMailToTwoDispatchers() throws Exception {
        for (var number = 0; number < 100; number++) {
            queue(customers().emma());
        }
        var taken = new ConcurrentLinkedQueue<Long>();
        Callable<Void> taker = () -> {
            for (var mails = claims.claim(UUID.randomUUID().toString(), DispatchLane.ALL, pace.exhausted());
                    !mails.isEmpty();
                    mails = claims.claim(UUID.randomUUID().toString(), DispatchLane.ALL, pace.exhausted())) {
                mails.forEach(mail -> taken.add(mail.id()));
            }
            return null;
        };

        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var done : threads.invokeAll(Collections.nCopies(4, taker))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void takesBackWhatADeadDispatcherHeld() {
        var ref = queue(customers().emma());
        claims.claim("of a node that died", DispatchLane.ALL, pace.exhausted());
        assertThat(dispatch.deliverDue()).isZero();

        jdbc.sql("update outbox_message set lease_until = current_timestamp - interval '1' second")
                .update();

        assertThat(dispatch.deliverDue()).isOne();
        assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void leavesNoMailInTheMiddleWhenItsNodeStops() {
        for (var number = 0; number < 10; number++) {
            queue(customers().emma());
        }

        try (var relay = dispatcher.session()) {
            assertThat(dispatcher.deliverDue(
                            DispatchLane.ALL, relay, () -> SERVER.sources().size() < 3))
                    .isEqualTo(3);
        }

        assertThat(messages.counts()).containsEntry(MessageState.PENDING, 7L).containsEntry(MessageState.CLAIMED, 0L);
    }

    @Test
    void takesTheNextClaimWhileThisOneLeaves() {
        for (var number = 0; number < 2 * claims.batch() + 1; number++) {
            queue(customers().emma());
        }

        assertThat(dispatch.deliverDue()).isEqualTo(2 * claims.batch() + 1);

        assertThat(messages.counts()).containsEntry(MessageState.SENT, 2L * claims.batch() + 1);
    }

    @Test
    void givesBackWhatItTookAheadWhenItsNodeStops() {
        for (var number = 0; number < 2 * claims.batch(); number++) {
            queue(customers().emma());
        }
        var reached = claims.batch() - 1;

        try (var relay = dispatcher.session()) {
            var asked = new AtomicInteger();
            dispatcher.deliverDue(DispatchLane.ALL, relay, () -> asked.incrementAndGet() <= reached);
        }

        assertThat(messages.counts())
                .containsEntry(MessageState.PENDING, 2L * claims.batch() - reached + 1)
                .containsEntry(MessageState.CLAIMED, 0L);
    }

    @Test
    void refusesToDeliverInsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> dispatch.deliverDue()));
    }

    @Test
    void threadsOfTheNodeDeliverByThemselves() {
        var threads = new MailThreads(dispatcher, care, mailServer, settings, loops);
        threads.start();
        try {
            var ref = queue(customers().emma());
            threads.on(new Outbox.MailQueued(Purpose.SERVICE));

            await().untilAsserted(() -> assertThat(messages.get(ref).state()).isEqualTo(MessageState.SENT));
        } finally {
            threads.stop();
        }
        assertThat(threads.isRunning()).isFalse();
    }

    private String queue(CustomerId customer) {
        var request = new MailRequest(
                customer,
                "onboarding-welcome",
                UUID.randomUUID().toString(),
                null,
                null,
                Cause.step("onboarding/Task_SendWelcomeMail/4711"),
                new MailRequest.Origin("onboarding", "Task_SendWelcomeMail", "4711"));
        return transaction.execute(status -> messages.queue(request)).messageRef();
    }

    private CustomersOfTests customers() {
        return new CustomersOfTests(jdbc);
    }

    private static MimeMessage parse(byte[] source) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
    }
}
