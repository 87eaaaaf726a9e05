package io.wayline.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.smtp.MailServerProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one customer costs on the reference journey, everything included: an event by HTTP, a mail, a wait of no time,
 * another mail, the end. Beside it, in turns and on the same server, the bare engine takes as many over the same diagram
 * with steps that do nothing. All three are processes of their own; while one is measured the others stand still.
 */
class ReferenceJourneyBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 5_000);
    private static final int ROUNDS = Integer.getInteger("wayline.benchmark.rounds", 3);

    /** Rounds before those that count: the compiler of the JVM is busy for the first ten thousand customers. */
    private static final int WARMING = 2;

    /** What the bare engine needs with its stock settings, measured before there was a Wayline. */
    private static final int MOST_STATEMENTS = 69;

    private enum Side {
        WAYLINE("Wayline, everything included"),
        STOCK("the bare engine, its stock settings"),
        OURS("the bare engine, our settings");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    /** One round of one side. */
    private record Round(DatabaseLoad.Work work, Duration cpu, double seconds) {

        double perCustomer(Duration used) {
            return used.toNanos() / 1e6 / CUSTOMERS;
        }

        double cpuPerCustomer() {
            return perCustomer(cpu) + perCustomer(work.cpu());
        }
    }

    @Test
    void aCustomerCostsNoMoreThanTheBareEngineAlone() throws Exception {
        try (var postgres = DurablePostgres.counting();
                var server = new MailServerProcess();
                var wayline = new ReferenceProduct(postgres.create("wayline"), server.port());
                var stock = new BareEngine("stock", postgres.create("stock"));
                var ours = new BareEngine("ours", postgres.create("ours"))) {
            // one more than is measured and warms up is looked at by a profiler
            wayline.knows(CUSTOMERS * (WARMING + ROUNDS + 1));
            Map<Side, BenchmarkSide> sides = Map.of(Side.WAYLINE, wayline, Side.STOCK, stock, Side.OURS, ours);
            for (var side : sides.values()) {
                side.freeze();
            }
            var rounds = new EnumMap<Side, List<Round>>(Side.class);
            for (var number = 1 - WARMING; number <= ROUNDS; number++) {
                for (var side : Side.values()) {
                    var database = new DatabaseLoad(postgres, side.name().toLowerCase(Locale.ROOT));
                    var round = measure(sides.get(side), database);
                    System.out.printf(
                            Locale.ROOT,
                            "round %d: %s %.1f statements, %.2f ms of processor, %.0f customers a second%n",
                            number,
                            side,
                            (double) round.work().calls() / CUSTOMERS,
                            round.cpuPerCustomer(),
                            CUSTOMERS / round.seconds());
                    if (number > 0) {
                        rounds.computeIfAbsent(side, first -> new ArrayList<>()).add(round);
                    }
                }
            }
            var late = lateness(wayline.sql());
            var mostMemory = wayline.mostMemory();
            report(postgres, rounds, late, mostMemory, profile(wayline));
            assertThat(statements(rounds.get(Side.WAYLINE))).as("statements").isLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(late.p99()).as("lateness of a due wait").isLessThan(Duration.ofSeconds(1));
            assertThat(cpu(rounds.get(Side.WAYLINE)) / cpu(rounds.get(Side.STOCK)))
                    .as("processor time against the bare engine")
                    .isLessThanOrEqualTo(1.6);
        }
    }

    private static Round measure(BenchmarkSide side, DatabaseLoad database) throws IOException {
        side.thaw();
        database.begin();
        var cpu = side.cpu();
        var begun = System.nanoTime();
        side.takes(CUSTOMERS);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var used = side.cpu().minus(cpu);
        var work = database.end();
        side.freeze();
        return new Round(work, used, seconds);
    }

    /** Of a round of its own, for to look costs something. */
    private static Profile.Seen profile(ReferenceProduct wayline) throws IOException {
        wayline.thaw();
        var profile = Profile.begin(wayline.pid());
        wayline.takes(CUSTOMERS);
        return profile.end();
    }

    /** How long after it was due a wait was over. */
    private record Lateness(Duration p50, Duration p99) {}

    /** A wait of no time is due when the first mail is asked for; the second is asked for when it is over. */
    private static Lateness lateness(JdbcClient sql) {
        var all = sql.sql("""
                        select (extract(epoch from max(created_at) - min(created_at)) * 1000)::bigint as late
                        from outbox_message group by origin_instance having count(*) = 2 order by late""").query(Long.class).list();
        return new Lateness(
                Duration.ofMillis(all.get(all.size() / 2)),
                Duration.ofMillis(all.get((int) Math.ceil(all.size() * 0.99) - 1)));
    }

    private static double statements(List<Round> rounds) {
        return Figures.median(rounds.stream()
                .map(round -> (double) round.work().calls() / CUSTOMERS)
                .toList());
    }

    private static double cpu(List<Round> rounds) {
        return Figures.median(rounds.stream().map(Round::cpuPerCustomer).toList());
    }

    private static void report(
            DurablePostgres postgres,
            Map<Side, List<Round>> rounds,
            Lateness late,
            long mostMemory,
            Profile.Seen profile)
            throws Exception {
        var page = new StringBuilder("""
                | a customer costs | statements | commits | processor, ms | of it ours | of it PostgreSQL’s | customers a second |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        for (var side : Side.values()) {
            page.append(row(side, rounds.get(side)));
        }
        var own = rounds.get(Side.WAYLINE);
        page.append("""

                **Processor time %.2f of the bare engine with its stock settings** (promised: at most 1.60, wished for: 1.00), %.2f with ours. **%.1f statements** (promised: at most %d).

                A wait was over %,d ms after it was due (median), 99 of 100 within %,d ms (promised: 1,000). Wayline’s process had at most %,d MB, its heap is %d MB. %.0f mails a second left meanwhile.

                """.formatted(
                        cpu(own) / cpu(rounds.get(Side.STOCK)),
                        cpu(own) / cpu(rounds.get(Side.OURS)),
                        statements(own),
                        MOST_STATEMENTS,
                        late.p50().toMillis(),
                        late.p99().toMillis(),
                        mostMemory,
                        ChildJvm.HEAP,
                        2 * rate(own)));
        page.append(byFeature(rounds));
        page.append(dearest(own.get(own.size() - 1)));
        page.append(shares("the dearest methods of Wayline’s process, in a round of its own", profile.methods()));
        page.append(shares("whose code ran, or had called the JDK", profile.libraries()));
        page.append("""

                %,d customers a round, %d rounds after %d to warm up, medians. %s. Only the pace of the source of events was raised.
                """.formatted(CUSTOMERS, ROUNDS, WARMING, postgres.described()));
        ResultsPage.write("reference", page.toString());
    }

    private static double rate(List<Round> rounds) {
        return Figures.median(
                rounds.stream().map(round -> CUSTOMERS / round.seconds()).toList());
    }

    private static String row(Side side, List<Round> rounds) {
        return "| %s | %.1f | %.1f | %.2f | %.2f | %.2f | %.0f |%n"
                .formatted(
                        side.words,
                        statements(rounds),
                        Figures.median(rounds.stream()
                                .map(round -> (double) round.work().commits() / CUSTOMERS)
                                .toList()),
                        cpu(rounds),
                        Figures.median(rounds.stream()
                                .map(round -> round.perCustomer(round.cpu()))
                                .toList()),
                        Figures.median(rounds.stream()
                                .map(round -> round.perCustomer(round.work().cpu()))
                                .toList()),
                        rate(rounds));
    }

    private static String byFeature(Map<Side, List<Round>> rounds) {
        var features = new TreeSet<String>();
        rounds.values()
                .forEach(all -> features.addAll(all.get(0).work().byFeature().keySet()));
        var table = new StringBuilder("| statements by feature | Wayline | bare, stock | bare, ours |\n")
                .append("| --- | ---: | ---: | ---: |\n");
        for (var feature : features) {
            table.append("| %s |".formatted(feature));
            for (var side : Side.values()) {
                var work = rounds.get(side).get(0).work();
                table.append(" %.1f |".formatted((double) work.byFeature().getOrDefault(feature, 0L) / CUSTOMERS));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String dearest(Round round) {
        var table = new StringBuilder("\n| the dearest of Wayline’s statements | a customer | ms a customer |\n")
                .append("| --- | ---: | ---: |\n");
        round.work().statements().stream()
                .sorted(Comparator.comparingDouble(DatabaseLoad.Statement::millis)
                        .reversed())
                .limit(10)
                .forEach(statement -> table.append("| `%s` | %.1f | %.2f |%n"
                        .formatted(
                                shortened(statement.text()),
                                (double) statement.calls() / CUSTOMERS,
                                statement.millis() / CUSTOMERS)));
        return table.toString();
    }

    private static String shares(String title, List<Profile.Share> shares) {
        var table = new StringBuilder("\n| %s | of all samples |\n| --- | ---: |\n".formatted(title));
        shares.forEach(share -> table.append("| `%s` | %.1f %% |\n".formatted(share.of(), 100 * share.share())));
        return table.toString();
    }

    private static String shortened(String statement) {
        var line = statement.replaceAll("\\s+", " ").replace("|", "\\|").strip();
        return line.length() <= 90 ? line : line.substring(0, 90) + "…";
    }
}
