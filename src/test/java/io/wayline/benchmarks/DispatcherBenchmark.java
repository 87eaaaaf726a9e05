package io.wayline.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

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

    /** Short rounds in turns: what else the machine does hits both sides alike. */
    private static final int MAILS = Integer.getInteger("wayline.benchmark.mails", 1_000);

    private static final int ROUNDS = 15;
    /** Until the compiler is done with both. */
    private static final int WARMING = 8;

    @Test
    void mailsLeaveNearlyAsFastAsTheLibrarySendsThem() throws Exception {
        var here = new MailServerProcess();
        assertThat(ratio("dispatcher", here, MAILS, WARMING, ROUNDS))
                .as("the outbox against a bare loop")
                .isGreaterThanOrEqualTo(0.7);
    }

    /** The same where the server takes its time, and the marks of the outbox less of the whole. */
    @Test
    void mailsLeaveNearlyAsFastToAServerThatThinks() throws Exception {
        var thinking = new MailServerProcess(Duration.ofMillis(20), Duration.ZERO);
        assertThat(ratio("dispatcher-thinks", thinking, MAILS / 5, 2, 5))
                .as("the outbox against a bare loop")
                .isGreaterThanOrEqualTo(0.7);
    }

    /** The same where the server is on another computer: the library waits for each answer, the outbox for one. */
    @Test
    void mailsLeaveFasterThanTheLibrarySendsThemToAServerFarAway() throws Exception {
        var away = new MailServerProcess(Duration.ZERO, Duration.ofMillis(10));
        assertThat(ratio("dispatcher-away", away, MAILS / 5, 2, 5))
                .as("the outbox against a bare loop")
                .isGreaterThanOrEqualTo(1.0);
    }

    private static double ratio(String section, MailServerProcess mailServer, int count, int warming, int rounds)
            throws Exception {
        try (var server = mailServer;
                var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres, server)) {
            var mails = new ClonedMails(postgres.sql(), count);
            mails.paused(true);
            var settings = product.get(MailSettings.class);
            var loop = new MailLoop(server.port(), settings.threads(), settings.mailsPerConnection(), oneMail(product));
            var bare = new ArrayList<Double>();
            var ours = new ArrayList<Double>();
            for (var round = 0; round < warming + rounds; round++) {
                loop.send("loop" + round, count);
                bare.add(rate(server, "<loop" + round + "-", count));
                mails.addMany("ours" + round, count, Purpose.SERVICE, MessageState.PENDING);
                leave(mails);
                ours.add(rate(server, "<ours" + round + "-", count));
                System.out.printf(Locale.ROOT, "round %d: %.0f, %.0f%n", round, bare.get(round), ours.get(round));
            }
            return report(
                    section,
                    postgres,
                    settings,
                    count,
                    bare.subList(warming, bare.size()),
                    ours.subList(warming, ours.size()));
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
            // the question costs the database something: seldom, for the server's book has the times
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        mails.paused(true);
    }

    /** Mails a second. */
    private static double rate(MailServerProcess server, String prefix, int count) {
        var taken = server.accepted().stream()
                .filter(mail -> mail.messageId().startsWith(prefix))
                .map(Accepted::at)
                .sorted()
                .toList();
        assertThat(taken).hasSize(count);
        return (count - 1)
                / (Duration.between(taken.get(0), taken.get(count - 1)).toNanos() / 1e9);
    }

    private static double report(
            String section,
            DurablePostgres postgres,
            MailSettings settings,
            int count,
            List<Double> bare,
            List<Double> ours)
            throws Exception {
        var ratios = IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / bare.get(round))
                .sorted()
                .toList();
        var ratio = Figures.median(ratios);
        ResultsPage.write(section, """
                        | | mails a second, round by round | median |
                        | --- | --- | ---: |
                        | a bare loop | %s | %.0f |
                        | the outbox | %s | %.0f |

                        **Ratio %.2f**, the median of the rounds’ ratios, which were between %.2f and %.2f. %,d mails a round over %d connections, %s.
                        """.formatted(
                        Figures.list(bare),
                        Figures.median(bare),
                        Figures.list(ours),
                        Figures.median(ours),
                        ratio,
                        ratios.get(0),
                        ratios.get(ratios.size() - 1),
                        count,
                        settings.threads(),
                        postgres.described()));
        return ratio;
    }
}
