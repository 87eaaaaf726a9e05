package io.wayline.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes at work, and a server process of their PostgreSQL is killed again and again. The server then throws away
 * every connection and replays its log; the nodes stay, and have to find out for themselves.
 */
final class KilledDatabase {

    private static final int NODES = 2;

    private final Nodes nodes;
    private final Shop shop;
    private final Progress progress;
    private final Random random;

    KilledDatabase(Nodes nodes, long seed) {
        this.nodes = nodes;
        this.shop = new Shop(nodes);
        this.progress = new Progress(nodes);
        this.random = new Random(seed);
    }

    /** Moves all customers of the run to their wait; how many mails may be uncertain by that. */
    long move(Run run, int kills) {
        for (var kill = 0; kill < kills; kill++) {
            var first = run.size() * kill / kills;
            var last = run.size() * (kill + 1) / kills;
            var before = progress.taken(run);
            var sending = CompletableFuture.runAsync(() -> shop.send(run, run.customers(first + 1, last)));
            progress.untilTaken(run, before + 1 + random.nextInt((last - first) / 2));
            kill();
            sending.join();
        }
        progress.untilSettled(run);
        return (long) NODES * KilledNodes.SENDERS * kills;
    }

    /** SIGKILL to the process that worked last for a node; returns when the server takes connections again. */
    private void kill() {
        var process = nodes.sql().sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
                        order by state_change desc fetch first row only""").query(Long.class).single();
        var started = started();
        assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly())
                .as("the process is killed")
                .isTrue();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> !started().equals(started));
    }

    /** When the oldest process of the server that recovery replaces was started. */
    private String started() {
        return nodes.sql()
                .sql("select backend_start::text from pg_stat_activity where backend_type = 'checkpointer'")
                .query(String.class)
                .single();
    }
}
