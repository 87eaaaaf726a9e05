package io.wayline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;

import io.wayline.intake.file.ImportState;
import io.wayline.intake.file.Imports;
import io.wayline.intake.file.csv.ImportKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast 1,000,000 customers and 3,000,000 orders are imported, against runs of 10,000 customers and 30,000 orders
 * before and after it: what is known already must not slow an import down.
 */
class ImportBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 1_000_000);
    private static final int FEW = Math.min(10_000, CUSTOMERS);
    private static final int ORDERS_EACH = 3;
    private static final int WARMING = 6;

    @Test
    void manyRowsAreImportedAsFastAsFew() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var imports = product.get(Imports.class);
            for (var turn = 0; turn < WARMING; turn++) {
                run(imports, "warm" + turn, FEW); // the compiler of the JVM has the first ones
            }
            var before = run(imports, "before", FEW);
            var many = run(imports, "many", CUSTOMERS);
            var after = run(imports, "after", FEW);
            var again = again(imports, "many", CUSTOMERS);
            ResultsPage.write("import", """
                    %s, batches of 500 rows. Rows a second:

                    | | customers | orders |
                    |---|---|---|
                    | %,d customers and %,d orders, the database nearly empty | %,d | %,d |
                    | **%,d customers and %,d orders** | **%,d** | **%,d** |
                    | %,d and %,d more beside them | %,d | %,d |
                    | the same large files again, nothing changes | %,d | %,d |

                    Customers came in at **%.2f**, orders at **%.2f** of the rate of the mean of the two small runs.
                    """.formatted(
                            postgres.described(),
                            FEW,
                            FEW * ORDERS_EACH,
                            before.customers(),
                            before.orders(),
                            CUSTOMERS,
                            CUSTOMERS * ORDERS_EACH,
                            many.customers(),
                            many.orders(),
                            FEW,
                            FEW * ORDERS_EACH,
                            after.customers(),
                            after.orders(),
                            again.customers(),
                            again.orders(),
                            many.customers() * 2.0 / (before.customers() + after.customers()),
                            many.orders() * 2.0 / (before.orders() + after.orders())));
        }
    }

    /** Rows a second. */
    private record Rates(long customers, long orders) {}

    private static Rates run(Imports imports, String name, int customers) throws IOException {
        var rates = take(imports, name, customers, true);
        System.out.printf(Locale.ROOT, "%s: %s%n", name, rates);
        return rates;
    }

    private static Rates again(Imports imports, String name, int customers) throws IOException {
        return take(imports, name, customers, false);
    }

    private static Rates take(Imports imports, String name, int customers, boolean isNew) throws IOException {
        return new Rates(
                take(
                        imports,
                        ImportKind.CUSTOMERS,
                        isNew,
                        customers,
                        new Lines(
                                "ref,name,email,phone,locale,registeredAt",
                                customers,
                                number ->
                                        "%1$s-%2$d,Customer %2$d,%1$s%2$d@example.com,+86138%2$08d,zh-CN,2025-01-05T09:00:00+08:00"
                                                .formatted(name, number))),
                take(
                        imports,
                        ImportKind.ORDERS,
                        isNew,
                        customers * ORDERS_EACH,
                        new Lines(
                                "customerRef,orderRef,placedAt,amount,currency",
                                customers * ORDERS_EACH,
                                number -> "%1$s-%2$d,%1$s-o%3$d,2025-02-05T10:00:00+08:00,%4$d.50,CNY"
                                        .formatted(name, number / ORDERS_EACH, number, number % 900 + 1))));
    }

    private static long take(Imports imports, ImportKind kind, boolean isNew, int rows, InputStream file)
            throws IOException {
        var id = imports.receive(kind, "benchmark.csv", null, null, file, "benchmark");
        while (!imports.get(id).state().ended()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        var run = imports.get(id);
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(isNew ? run.rows().created() : run.rows().unchanged()).isEqualTo(rows);
        var rate = run.rate(run.endedAt());
        return rate == null ? 0 : rate;
    }

    /** A file that is made while it is read. */
    private static final class Lines extends InputStream {

        private final int lines;
        private final IntFunction<String> line;
        private byte[] bytes;
        private int number;
        private int next;

        Lines(String header, int lines, IntFunction<String> line) {
            this.lines = lines;
            this.line = line;
            this.bytes = (header + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            refill();
            return next < bytes.length ? bytes[next++] : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            refill();
            var count = Math.min(most, bytes.length - next);
            if (count == 0) {
                return most == 0 ? 0 : -1;
            }
            System.arraycopy(bytes, next, into, from, count);
            next += count;
            return count;
        }

        private void refill() {
            if (next == bytes.length && number < lines) {
                bytes = (line.apply(number++) + "\n").getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
        }
    }
}
