package io.wayline.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;

import io.wayline.testing.smtp.MailServerProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a customer on the reference journey costs while many others wait, each in onboarding for a timer and for a first
 * order, and after many who have come to its end, each with all rows that such a customer has.
 */
class ReferenceGrowthBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 2_000);
    private static final int WAITING = Integer.getInteger("wayline.benchmark.waiting", 300_000);
    private static final int ENDED = Integer.getInteger("wayline.benchmark.ended", 1_000_000);
    private static final int ROUNDS = 2;

    /** So many that the compiler of the JVM is done: what costs less later would hide what growth costs. */
    private static final int WARMING = 8;

    /** What a customer costs beside others. */
    private record Cost(String beside, double statements, double ours, double database) {

        double cpu() {
            return ours + database;
        }
    }

    @Test
    void aCustomerCostsAboutTheSameBesideManyOthers() throws Exception {
        try (var postgres = DurablePostgres.counting();
                var server = new MailServerProcess();
                var wayline = new ReferenceProduct(postgres.create("wayline"), server.port())) {
            wayline.knows(CUSTOMERS * (WARMING + 4 * ROUNDS));
            var waits = wayline.somebodyWaits();
            var database = new DatabaseLoad(postgres, "wayline");
            for (var round = 0; round < WARMING; round++) {
                measure("warming", wayline, database);
            }
            var ended = wayline.somebodyEnded();
            var others = new ClonedInstances(wayline.sql());
            var costs = new ArrayList<Cost>();
            costs.add(cost("nobody", wayline, database));
            others.add(waits.getKey(), waits.getValue(), WAITING / 3);
            costs.add(cost("%,d who wait".formatted(WAITING / 3), wayline, database));
            others.add(waits.getKey(), waits.getValue(), WAITING - WAITING / 3);
            costs.add(cost("%,d who wait".formatted(WAITING), wayline, database));
            others.addEnded(ended.getKey(), ended.getValue(), ENDED);
            costs.add(cost("%,d who wait, %,d at the end".formatted(WAITING, ENDED), wayline, database));
            report(postgres, costs, wayline.mostMemory());
        }
    }

    /** The mean of some rounds. */
    private static Cost cost(String beside, ReferenceProduct wayline, DatabaseLoad database) throws IOException {
        var rounds = new ArrayList<Cost>();
        for (var round = 0; round < ROUNDS; round++) {
            rounds.add(measure(beside, wayline, database));
        }
        return new Cost(beside, mean(rounds, Cost::statements), mean(rounds, Cost::ours), mean(rounds, Cost::database));
    }

    private static double mean(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        return rounds.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static Cost measure(String beside, ReferenceProduct wayline, DatabaseLoad database) throws IOException {
        database.begin();
        var cpu = wayline.cpu();
        wayline.takes(CUSTOMERS);
        var used = wayline.cpu().minus(cpu);
        var work = database.end();
        var round = new Cost(beside, (double) work.calls() / CUSTOMERS, each(used), each(work.cpu()));
        System.out.println(round);
        return round;
    }

    /** Milliseconds a customer. */
    private static double each(Duration cpu) {
        return cpu.toNanos() / 1e6 / CUSTOMERS;
    }

    private static void report(DurablePostgres postgres, List<Cost> costs, long mostMemory) throws IOException {
        var alone = costs.get(0);
        var lines = new StringBuilder();
        for (var cost : costs) {
            lines.append("| %s | %.1f | %.2f | %.2f | %.2f | %.2f |\n"
                    .formatted(
                            cost.beside(),
                            cost.statements(),
                            cost.cpu(),
                            cost.ours(),
                            cost.database(),
                            cost.cpu() / alone.cpu()));
        }
        ResultsPage.write("reference-growth", """
                        | beside | statements a customer | processor, ms | of it ours | of it PostgreSQL’s | ratio |
                        | --- | ---: | ---: | ---: | ---: | ---: |
                        %s
                        Promised: a ratio of at most 1.30 beside those who wait. %,d customers a round, means of %d rounds, Wayline’s process had at most %,d MB with a heap of %d MB, %s.
                        """.formatted(
                        lines, CUSTOMERS, ROUNDS, mostMemory, ChildJvm.HEAP, postgres.described()));
        assertThat(costs)
                .as("processor time beside others")
                .allSatisfy(cost -> assertThat(cost.cpu()).as(cost.beside()).isLessThanOrEqualTo(1.3 * alone.cpu()));
    }
}
