package io.wayline.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customers;
import io.wayline.message.MailRequest;
import io.wayline.message.MailSettings;
import io.wayline.message.Message.Content;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.Purpose;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.smtp.AcceptedMails.Accepted;
import io.wayline.testing.smtp.MailServerProcess;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast mails leave the outbox, against a bare loop around the same mail library that keeps nothing: same mails, same
 * server, as many connections. Each round is measured by the server's book, from its first mail to its last.
 */
class DispatcherBenchmark {

    private static final int MAILS = Integer.getInteger("wayline.benchmark.mails", 5_000);
    private static final int ROUNDS = 5;
    private static final int WARMING = 2;

    @Test
    void mailsLeaveNearlyAsFastAsTheLibrarySendsThem() throws Exception {
        assertThat(ratio("dispatcher", Duration.ZERO))
                .as("the outbox against a bare loop")
                .isGreaterThanOrEqualTo(0.7);
    }

    /** The same where the network and the server take their time, and the marks of the outbox less of the whole. */
    @Test
    void mailsLeaveNearlyAsFastToAServerThatThinks() throws Exception {
        assertThat(ratio("dispatcher-thinks", Duration.ofMillis(20)))
                .as("the outbox against a bare loop")
                .isGreaterThanOrEqualTo(0.7);
    }

    private static double ratio(String section, Duration thinks) throws Exception {
        try (var postgres = new DurablePostgres();
                var server = new MailServerProcess(thinks);
                var product = new RunningProduct(postgres, server)) {
            var mails = new ClonedMails(postgres.sql(), MAILS);
            mails.paused(true);
            var settings = product.get(MailSettings.class);
            var loop = new MailLoop(server.port(), settings.threads(), settings.mailsPerConnection(), oneMail(product));
            var bare = new ArrayList<Double>();
            var ours = new ArrayList<Double>();
            for (var round = 0; round < WARMING + ROUNDS; round++) {
                loop.send("loop" + round, MAILS);
                bare.add(rate(server, "<loop" + round + "-"));
                mails.addMany("ours" + round, MAILS, Purpose.SERVICE, MessageState.PENDING);
                leave(mails);
                ours.add(rate(server, "<ours" + round + "-"));
                System.out.printf(Locale.ROOT, "round %d: %.0f, %.0f%n", round, bare.get(round), ours.get(round));
            }
            return report(
                    section,
                    postgres,
                    settings,
                    bare.subList(WARMING, bare.size()),
                    ours.subList(WARMING, ours.size()));
        }
    }

    /** The mail that all others are like; it never leaves itself. */
    private static Content oneMail(RunningProduct product) {
        var messages = product.get(Messages.class);
        var customer = product.get(Customers.class).get(new CustomerRef("B-1"));
        var ref = new TransactionTemplate(product.get(PlatformTransactionManager.class))
                .execute(transaction -> messages.queue(new MailRequest(
                                customer.id(),
                                "onboarding-welcome",
                                UUID.randomUUID().toString(),
                                null,
                                null,
                                Cause.system("benchmark"),
                                null))
                        .messageRef());
        return messages.content(ref).orElseThrow();
    }

    private static void leave(ClonedMails mails) {
        mails.paused(false);
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (mails.open() > 0) {
            assertThat(System.nanoTime()).as("all mails have left").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        mails.paused(true);
    }

    /** Mails a second. */
    private static double rate(MailServerProcess server, String prefix) {
        var taken = server.accepted().stream()
                .filter(mail -> mail.messageId().startsWith(prefix))
                .map(Accepted::at)
                .sorted()
                .toList();
        assertThat(taken).hasSize(MAILS);
        return (MAILS - 1)
                / (Duration.between(taken.get(0), taken.get(MAILS - 1)).toNanos() / 1e9);
    }

    private static double report(
            String section, DurablePostgres postgres, MailSettings settings, List<Double> bare, List<Double> ours)
            throws Exception {
        var ratio = Figures.median(ours) / Figures.median(bare);
        ResultsPage.write(section, """
                        | | mails a second, round by round | median |
                        | --- | --- | ---: |
                        | a bare loop | %s | %.0f |
                        | the outbox | %s | %.0f |

                        **Ratio %.2f**, %,d mails a round over %d connections, %s.
                        """.formatted(
                        Figures.list(bare),
                        Figures.median(bare),
                        Figures.list(ours),
                        Figures.median(ours),
                        ratio,
                        MAILS,
                        settings.threads(),
                        postgres.described()));
        return ratio;
    }
}
