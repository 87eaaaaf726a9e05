package io.wayline.faults;

import java.time.Duration;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes at work, and a server process of their PostgreSQL is killed again and again. The server then throws away
 * every connection and replays its log; the nodes stay, and have to find out for themselves.
 */
final class KilledDatabase {

    private static final int NODES = 2;

    private final Nodes nodes;
    private final Killings killings;

    KilledDatabase(Nodes nodes, long seed) {
        this.nodes = nodes;
        this.killings = new Killings(nodes, seed);
    }

    /** Moves all customers of the run to their wait; how many mails may be uncertain by that. */
    long move(Run run, int kills) {
        killings.move(run, kills, this::kill);
        return KilledNodes.ambiguous(nodes) + (long) NODES * KilledNodes.SENDERS * kills;
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
