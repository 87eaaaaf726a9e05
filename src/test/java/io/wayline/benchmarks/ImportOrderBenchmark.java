package io.wayline.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import io.wayline.intake.file.ImportState;
import io.wayline.intake.file.Imports;
import io.wayline.intake.file.csv.ImportKind;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the order of its rows costs a file anything: sorted by customer and order, and shuffled. */
class ImportOrderBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 10_000);
    private static final int ROWS_EACH = 3;
    private static final int ORDERS_EACH = 2;

    @Test
    void aShuffledFileIsImportedAsFastAsASortedOne() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var imports = product.get(Imports.class);
            for (var turn = 0; turn < 3; turn++) {
                take(imports, "warm" + turn, false);
            }
            var sorted = take(imports, "sorted", false);
            var shuffled = take(imports, "shuffled", true);
            ResultsPage.write("import-order", """
                    %s, batches of 500 rows. Rows a second:

                    | | sorted | shuffled |
                    |---|---|---|
                    | %,d rows that tell of %,d customers, each several times | %,d | %,d |
                    | %,d rows that are lines of %,d orders | %,d | %,d |
                    """.formatted(
                            postgres.described(),
                            CUSTOMERS * ROWS_EACH,
                            CUSTOMERS,
                            sorted.customers(),
                            shuffled.customers(),
                            CUSTOMERS * ORDERS_EACH * ROWS_EACH,
                            CUSTOMERS * ORDERS_EACH,
                            sorted.orders(),
                            shuffled.orders()));
        }
    }

    /** Rows a second. */
    private record Rates(long customers, long orders) {}

    private static Rates take(Imports imports, String name, boolean shuffles) throws IOException {
        var customers = new ArrayList<String>();
        var orders = new ArrayList<String>();
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            for (var row = 0; row < ROWS_EACH; row++) {
                customers.add("%1$s-%2$d,Customer %2$d,%1$s%2$d@example.com,+86138%2$08d,2025-01-05"
                        .formatted(name, customer));
            }
            for (var order = 0; order < ORDERS_EACH; order++) {
                for (var line = 0; line < ROWS_EACH; line++) {
                    orders.add("%1$s-%2$d,%1$s-o%2$d-%3$d,2025-02-05,Article %4$d,1,%4$d.50,CNY"
                            .formatted(name, customer, order, line));
                }
            }
        }
        if (shuffles) {
            Collections.shuffle(customers, new Random(3));
            Collections.shuffle(orders, new Random(5));
        }
        var rates = new Rates(
                rate(imports, ImportKind.CUSTOMERS, "ref,name,email,phone,registeredAt", customers, CUSTOMERS),
                rate(
                        imports,
                        ImportKind.ORDERS,
                        "customerRef,orderRef,placedAt,product,quantity,amount,currency",
                        orders,
                        CUSTOMERS * ORDERS_EACH));
        System.out.println(name + ": " + rates);
        return rates;
    }

    private static long rate(Imports imports, ImportKind kind, String header, List<String> rows, long created)
            throws IOException {
        var file = (header + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        var id = imports.receive(kind, "benchmark.csv", null, null, new ByteArrayInputStream(file), "benchmark");
        while (!imports.get(id).state().ended()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        var run = imports.get(id);
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(run.rows().created()).isEqualTo(created);
        var rate = run.rate(run.endedAt());
        return rate == null ? 0 : rate;
    }
}
