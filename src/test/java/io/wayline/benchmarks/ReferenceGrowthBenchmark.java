package io.wayline.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.wayline.testing.smtp.MailServerProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a customer on the reference journey costs while many others wait: each in onboarding, for a timer and for a first
 * order, with all rows that such a customer has.
 */
class ReferenceGrowthBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 2_000);
    private static final int WAITING = Integer.getInteger("wayline.benchmark.waiting", 300_000);
    private static final int ROUNDS = 2;

    /** One round. */
    private record Round(double statements, double cpu) {}

    @Test
    void aCustomerCostsAboutTheSameWhileManyOthersWait() throws Exception {
        try (var postgres = DurablePostgres.counting();
                var server = new MailServerProcess(Duration.ZERO);
                var wayline = new ReferenceProduct(postgres.create("wayline"), server.port())) {
            wayline.knows(CUSTOMERS * (1 + 2 * ROUNDS));
            var one = wayline.somebodyWaits();
            var database = new DatabaseLoad(postgres, "wayline");
            measure(wayline, database);
            var alone = rounds(wayline, database);
            new ClonedInstances(wayline.sql()).add(one.getKey(), one.getValue(), WAITING);
            var among = rounds(wayline, database);
            report(postgres, alone, among);
        }
    }

    private static List<Round> rounds(ReferenceProduct wayline, DatabaseLoad database) throws IOException {
        var rounds = new ArrayList<Round>();
        for (var round = 0; round < ROUNDS; round++) {
            rounds.add(measure(wayline, database));
        }
        return rounds;
    }

    private static Round measure(ReferenceProduct wayline, DatabaseLoad database) throws IOException {
        database.begin();
        var cpu = wayline.cpu();
        wayline.takes(CUSTOMERS);
        var used = wayline.cpu().minus(cpu);
        var work = database.end();
        var round = new Round(
                (double) work.calls() / CUSTOMERS, used.plus(work.cpu()).toNanos() / 1e6 / CUSTOMERS);
        System.out.println(round);
        return round;
    }

    private static void report(DurablePostgres postgres, List<Round> alone, List<Round> among) throws IOException {
        var ratio = cpu(among) / cpu(alone);
        ResultsPage.write("reference-growth", """
                        | waiting beside | statements a customer | processor a customer, ms |
                        | --- | ---: | ---: |
                        | nobody | %.1f | %.2f |
                        | %,d, each for a timer and for an event | %.1f | %.2f |

                        **Ratio %.2f** (promised: at most 1.30), %,d customers a round, means of %d rounds, %s.
                        """.formatted(
                        statements(alone),
                        cpu(alone),
                        WAITING,
                        statements(among),
                        cpu(among),
                        ratio,
                        CUSTOMERS,
                        ROUNDS,
                        postgres.described()));
        assertThat(ratio).as("processor time among many who wait").isLessThanOrEqualTo(1.3);
    }

    private static double statements(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::statements).average().orElseThrow();
    }

    private static double cpu(List<Round> rounds) {
        return rounds.stream().mapToDouble(Round::cpu).average().orElseThrow();
    }
}
