package io.wayline.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.wayline.benchmarks.DurablePostgres;
import io.wayline.benchmarks.ResultsPage;
import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Run.Journey;
import io.wayline.testing.nodes.Shop;

import static org.assertj.core.api.Assertions.assertThat;

/** Faults at full size, on a PostgreSQL that waits for the disk. What came of them is written to the page as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReliabilityRun {

    private static final Path PAGE = Path.of("docs", "reliability.md");
    private static final int CUSTOMERS = Integer.getInteger("wayline.reliability.customers", 10_000);
    private static final int KILLS = Integer.getInteger("wayline.reliability.kills", 20);
    private static final int FAULTS_PERCENT = 10;
    private static final long SEED = Long.getLong("wayline.reliability.seed", 20261123);

    private final DurablePostgres postgres;
    private final Nodes nodes;

    ReliabilityRun() throws IOException {
        postgres = new DurablePostgres();
        nodes = new Nodes(postgres.url(), postgres.sql());
        nodes.start("a");
        nodes.start("b");
    }

    @AfterAll
    void stop() throws IOException {
        nodes.close();
        postgres.close();
    }

    @BeforeEach
    void theMailServerWorks() {
        nodes.mailServer().forget();
    }

    @Test
    void calm() throws IOException {
        var run = new Run(nodes.sql(), "calm", Journey.THREE_MAILS, CUSTOMERS);
        var begun = System.nanoTime();

        new Shop(nodes).send(run, run.customers(1, run.size()));
        new Progress(nodes).untilSettled(run);

        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
        var history = nodes.history(run);
        ResultsPage.write(
                PAGE,
                "calm",
                "%s\nIn %.0f s, %.0f mails a second, on %s."
                        .formatted(history.table(), seconds, run.mails() / seconds, postgres.described()));
        assertThat(history.broken()).isEmpty();
        assertThat(history.uncertain()).isZero();
    }

    @Test
    void killed() throws IOException {
        var run = new Run(nodes.sql(), "killed", Journey.ONE_MAIL, CUSTOMERS);
        nodes.mailServer().dice(KilledNodes.FAULTS, FAULTS_PERCENT, SEED);

        report("killed", run, "nodes", new KilledNodes(nodes, SEED).move(run, KILLS));
    }

    @Test
    void databaseKilled() throws IOException {
        var run = new Run(nodes.sql(), "database", Journey.ONE_MAIL, CUSTOMERS);
        nodes.mailServer().dice(KilledNodes.FAULTS, FAULTS_PERCENT, SEED);

        report("database-killed", run, "server processes", new KilledDatabase(nodes, SEED).move(run, KILLS));
    }

    private void report(String section, Run run, String killed, long mayBeUncertain) throws IOException {
        var history = nodes.history(run);
        ResultsPage.write(PAGE, section, """
                %s| uncertain at most | %,d |
                | %s killed | %d |
                | faults of the mail server | %,d |
                | of these, such that nobody can know | %,d |

                Seed %d, on %s. Faults: %s.
                """.formatted(
                        history.table(),
                        mayBeUncertain,
                        killed,
                        KILLS,
                        nodes.mailServer().met().size(),
                        KilledNodes.ambiguous(nodes),
                        SEED,
                        postgres.described(),
                        KilledNodes.FAULTS.stream()
                                .map(fault -> "`%s`".formatted(fault.localPart()))
                                .collect(Collectors.joining(", "))));
        assertThat(history.broken()).isEmpty();
        assertThat(history.uncertain()).isLessThanOrEqualTo(mayBeUncertain);
    }
}
