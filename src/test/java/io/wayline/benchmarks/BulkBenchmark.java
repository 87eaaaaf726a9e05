package io.wayline.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.MessageState;
import io.wayline.message.Purpose;
import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Shop;
import io.wayline.testing.smtp.AcceptedMails.Accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How long a mail that a customer waits for takes while 100,000 marketing mails are in front of it, on one node with a
 * heap of 512 MB.
 */
class BulkBenchmark {

    private static final int BULK = Integer.getInteger("wayline.benchmark.bulk", 100_000);
    private static final int URGENT = Integer.getInteger("wayline.benchmark.urgent", 200);
    private static final int HEAP = 512;

    @Test
    void mailsThatCustomersWaitForDoNotWaitForACampaign() throws Exception {
        try (var postgres = new DurablePostgres();
                var nodes = new Nodes(postgres.url(), postgres.sql())) {
            var node = nodes.start("bulk", HEAP);
            var sql = postgres.sql();
            theFirstMail(nodes, sql);
            var mails = new ClonedMails(sql, BULK);
            mails.paused(true);
            mails.addMany("bulk", BULK, Purpose.MARKETING, MessageState.PENDING);
            mails.paused(false);
            var begun = System.nanoTime();
            var asked = new HashMap<String, Instant>();
            for (var number = 0; number < URGENT; number++) {
                var name = "urgent%04d".formatted(number);
                asked.put("<" + name + "-1@wayline.example>", Instant.now());
                mails.add(name, 1, Purpose.TRANSACTIONAL, MessageState.PENDING);
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            var left = mails.open();
            await().atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(taken(nodes, asked))
                            .as(() -> "mails that customers wait for: " + urgent(sql))
                            .hasSize(URGENT));

            assertThat(left).as("marketing mails that still wait at the end").isGreaterThan(URGENT);
            report(postgres, taken(nodes, asked), left, seconds, node.mostKept());
        }
    }

    /** Written by the product; all others are like it. */
    private static void theFirstMail(Nodes nodes, JdbcClient sql) {
        var run = new Run(sql, "first", Run.Journey.ONE_MAIL, 1);
        new Shop(nodes).send(run, run.customers(1, 1));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> sql.sql("select count(*) from outbox_message where state = 'SENT'")
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /** How many of them stand where, and what the server said last. */
    private static List<String> urgent(JdbcClient sql) {
        return sql.sql("""
                        select state, coalesce(last_error, smtp_reply, reason, '-') as said, count(*)
                        from outbox_message where message_id like '<urgent%' group by 1, 2 order by 1, 2""")
                .query((row, number) ->
                        "%d %s (%s)".formatted(row.getLong(3), row.getString("state"), row.getString("said")))
                .list();
    }

    /** How long each that the server has by now took, the fastest first. */
    private static List<Duration> taken(Nodes nodes, Map<String, Instant> asked) {
        return nodes.mailServer().accepted().stream()
                .filter(mail -> asked.containsKey(mail.messageId()))
                .map(mail -> took(mail, asked))
                .sorted()
                .toList();
    }

    private static Duration took(Accepted mail, Map<String, Instant> asked) {
        return Duration.between(asked.get(mail.messageId()), mail.at());
    }

    private static void report(DurablePostgres postgres, List<Duration> took, long left, double seconds, int mostKept)
            throws Exception {
        var p99 = took.get((int) Math.ceil(took.size() * 0.99) - 1);
        ResultsPage.write("bulk", """
                        | marketing mails at the beginning | %,d |
                        | --- | ---: |
                        | of these, at the end | %,d |
                        | marketing mails a second meanwhile | %.0f |
                        | mails that customers wait for, two a second | %,d |
                        | median until the server has it | %,d ms |
                        | **99 of 100 within** | **%,d ms** |
                        | the slowest | %,d ms |
                        | most that a collection left in the heap of %d MB | %d MB |

                        Promised: 99 of 100 within 10 s. On %s.
                        """.formatted(
                        BULK,
                        left,
                        (BULK - left) / seconds,
                        took.size(),
                        took.get(took.size() / 2).toMillis(),
                        p99.toMillis(),
                        took.get(took.size() - 1).toMillis(),
                        HEAP,
                        mostKept,
                        postgres.described()));
        assertThat(p99).as("99 of 100").isLessThan(Duration.ofSeconds(10));
    }
}
