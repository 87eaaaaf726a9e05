package io.wayline.message;

import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class MessagesTests {

    @Autowired
    Messages messages;

    @Autowired
    Timeline timeline;

    @Autowired
    Consents consents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsAMailInTheCallersTransaction() {
        var emma = customers().emma();

        var queued = queue(welcome(emma, key()));

        assertThat(queued.outcome()).isEqualTo(Queued.Outcome.QUEUED);
        var message = messages.get(queued.messageRef());
        assertThat(message.state()).isEqualTo(MessageState.PENDING);
        assertThat(message.recipient()).isEqualTo("emma@example.com");
        assertThat(message.subject()).isEqualTo("Welcome to Lanhe Home");
        assertThat(message.locale()).isEqualTo("en");
        assertThat(message.messageId()).matches("<[0-9a-v]{26}@lanhe\\.example>");
        assertThat(messages.content(queued.messageRef())).hasValueSatisfying(content -> {
            assertThat(content.html()).contains("Welcome, Emma Lindqvist");
            assertThat(content.text()).contains("Welcome, Emma Lindqvist");
        });
        assertThat(timeline.of(emma, null, 10).items()).singleElement().satisfies(told -> {
            assertThat(told.entry().kind()).isEqualTo("mail-queued");
            assertThat(told.entry().facts()).containsEntry("template", "onboarding-welcome");
        });
    }

    @Test
    void leavesNothingWhenTheCallerRollsBack() {
        var emma = customers().emma();

        transaction.executeWithoutResult(status -> {
            messages.queue(welcome(emma, key()));
            status.setRollbackOnly();
        });

        assertThat(timeline.of(emma, null, 10).items()).isEmpty();
        assertThat(rowsOf(emma)).isZero();
    }

    @Test
    void refusesToQueueOutsideATransaction() {
        var emma = customers().emma();

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> messages.queue(welcome(emma, key())));
    }

    @Test
    void givesTheSameAnswerForTheSameKey() {
        var emma = customers().emma();
        var key = key();

        var first = queue(welcome(emma, key));
        var second = queue(welcome(emma, key));

        assertThat(second).isEqualTo(first);
        assertThat(rowsOf(emma)).isOne();
        assertThat(timeline.of(emma, null, 10).items()).hasSize(1);
    }

    @Test
    void sendsOnceForAllMailsWithTheSameSecondKey() {
        var emma = customers().emma();
        var once = "campaign:" + key();

        var first = queue(new MailRequest(emma, "onboarding-welcome", key(), once, null, cause(), null));
        var again = new MailRequest(emma, "onboarding-welcome", key(), once, null, cause(), null);
        var second = queue(again);

        assertThat(first.outcome()).isEqualTo(Queued.Outcome.QUEUED);
        assertThat(second.outcome()).isEqualTo(Queued.Outcome.SKIPPED);
        assertThat(second.reason()).isEqualTo("once-per");
        assertThat(queue(again)).isEqualTo(second);
    }

    @Test
    void answersWhyACustomerWithoutAnAddressGotNothing() {
        var queued = queue(welcome(customers().withoutMail(), key()));

        assertThat(queued.outcome()).isEqualTo(Queued.Outcome.SKIPPED);
        assertThat(queued.reason()).isEqualTo("no-mail-address");
        assertThat(messages.get(queued.messageRef()).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(messages.content(queued.messageRef())).isEmpty();
    }

    @Test
    void writesInTheReadersLanguageOrElseInTheCompanys() {
        assertThat(languageOf(customers().zihan())).isEqualTo("zh-CN");
        assertThat(languageOf(customers().add("Lin", "lin@example.com", "zh-Hant-TW")))
                .isEqualTo("zh-CN");
        assertThat(languageOf(customers().add("Ana", "ana@example.com", "pt-BR")))
                .isEqualTo("zh-CN");
        assertThat(languageOf(customers().add(null, "anna@example.com", null))).isEqualTo("zh-CN");
        assertThat(languageOf(customers().emma())).isEqualTo("en");
    }

    @Test
    void greetsACustomerWhoseNameNobodyTold() {
        var queued = queue(welcome(customers().add(null, "someone@example.com", "en"), key()));

        assertThat(messages.content(queued.messageRef()).orElseThrow().text()).startsWith("Welcome!");
    }

    @Test
    void failsVisiblyForATemplateThatDoesNotExist() {
        var emma = customers().emma();
        var request = new MailRequest(emma, "onboarding-welcom", key(), null, null, cause(), null);

        assertThatExceptionOfType(MailNotWritten.class)
                .isThrownBy(() -> queue(request))
                .withMessageContaining("onboarding-welcom");
        assertThat(rowsOf(emma)).isZero();
    }

    @Test
    void aNoStopsTheNextMailOfItsPurpose() {
        var emma = customers().emma();
        consents.record(new ConsentStatement(
                emma,
                ConsentTopic.SERVICE_EMAIL,
                false,
                null,
                ConsentSource.ONE_CLICK,
                "mail",
                null,
                null,
                Cause.system("test")));

        var queued = queue(welcome(emma, key()));

        assertThat(queued.outcome()).isEqualTo(Queued.Outcome.SKIPPED);
        assertThat(queued.reason()).isEqualTo(Queued.NOT_WANTED);
        assertThat(timeline.of(emma, null, 1).items().get(0).entry().kind()).isEqualTo("mail-not-sent.not-wanted");
    }

    @Test
    void everyMailThatCanBeDeclinedSaysWhere() {
        var queued = queue(welcome(customers().emma(), key()));

        assertThat(messages.content(queued.messageRef())).hasValueSatisfying(content -> {
            assertThat(content.html()).containsPattern("href=\"http://[^\"]+/u/v1\\.[\\w-]+\"");
            assertThat(content.text()).containsPattern("unsubscribe\\nhttp://\\S+/u/v1\\.[\\w-]+\\n");
        });
    }

    @Test
    void queuesWithFiveStatements() {
        var emma = customers().emma();

        var statements = statementsOf(() -> queue(welcome(emma, key())));

        // the customer, whether they want it, the row, its text, the timeline
        assertThat(statements).hasSize(5);
    }

    @Test
    void listsNewestFirstPageByPage() {
        var emma = customers().emma();
        var refs = List.of(queue(welcome(emma, key())), queue(welcome(emma, key())), queue(welcome(emma, key())));
        var filter = new Messages.Filter(
                MessageState.PENDING,
                "onboarding-welcome",
                messages.get(refs.get(0).messageRef()).customerRef());

        var first = messages.list(filter, null, 2);
        var second = messages.list(filter, first.next(), 2);

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.items())
                .extracting(Message::ref)
                .containsExactly(refs.get(2).messageRef(), refs.get(1).messageRef());
        assertThat(second.items())
                .extracting(Message::ref)
                .containsExactly(refs.get(0).messageRef());
        assertThat(second.next()).isNull();
        assertThat(messages.counts().get(MessageState.PENDING)).isGreaterThanOrEqualTo(3);
    }

    private Queued queue(MailRequest request) {
        return transaction.execute(status -> messages.queue(request));
    }

    private String languageOf(CustomerId customer) {
        return messages.get(queue(welcome(customer, key())).messageRef()).locale();
    }

    private long rowsOf(CustomerId customer) {
        return jdbc.sql("select count(*) from outbox_message where customer_id = ?")
                .param(customer.value())
                .query(Long.class)
                .single();
    }

    private CustomersOfTests customers() {
        return new CustomersOfTests(jdbc);
    }

    private static MailRequest welcome(CustomerId customer, String key) {
        return new MailRequest(
                customer,
                "onboarding-welcome",
                key,
                null,
                null,
                cause(),
                new MailRequest.Origin("onboarding", "Task_SendWelcomeMail", "4711"));
    }

    private static Cause cause() {
        return Cause.step("onboarding/Task_SendWelcomeMail/4711");
    }

    private static String key() {
        return "key-" + UUID.randomUUID();
    }

    private static List<ILoggingEvent> statementsOf(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var appender = new ListAppender<ILoggingEvent>();
        var thread = Thread.currentThread().getName();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
        return appender.list.stream()
                .filter(event -> event.getThreadName().equals(thread))
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
