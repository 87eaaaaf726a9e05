package io.wayline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.SqlCount;

/**
 * What one database of a server has to do between two looks: statements as the server counted them, those of savepoints
 * among them, and what its processes used of the processors. Beginnings and ends of transactions are no statements here;
 * commits are counted by themselves.
 */
final class DatabaseLoad {

    /** How many clock ticks a second the kernel counts in; the same on every Linux that Java runs on. */
    private static final long TICKS = 100;

    private static final List<String> NO_WORK = List.of("BEGIN", "COMMIT", "ROLLBACK", "SET", "SHOW");

    private final JdbcClient sql;
    private final String database;
    private final long postmaster;
    private long commits;
    private Duration cpu = Duration.ZERO;

    DatabaseLoad(DurablePostgres postgres, String database) {
        this.sql = postgres.sql();
        this.database = database;
        this.postmaster = sql.sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::bigint")
                .query(Long.class)
                .single();
    }

    /** One kind of statement. */
    record Statement(String text, long calls, double millis) {}

    /** Everything between the two looks. */
    record Work(List<Statement> statements, long commits, Duration cpu) {

        long calls() {
            return statements.stream().mapToLong(Statement::calls).sum();
        }

        Map<String, Long> byFeature() {
            return statements.stream()
                    .collect(Collectors.groupingBy(
                            statement -> SqlCount.feature(statement.text()),
                            TreeMap::new,
                            Collectors.summingLong(Statement::calls)));
        }

        /** Those that took the server longest, the longest first. */
        List<Statement> dearest(int many) {
            return statements.stream()
                    .sorted(Comparator.comparingDouble(Statement::millis).reversed())
                    .limit(many)
                    .toList();
        }
    }

    void begin() {
        sql.sql("select pg_stat_statements_reset(0, (select oid from pg_database where datname = ?), 0)")
                .param(database)
                .query((row, number) -> true)
                .single();
        commits = committed();
        cpu = used();
    }

    Work end() {
        var used = used().minus(cpu);
        var statements = sql
                .sql("""
                        select query, sum(calls) as calls, sum(total_exec_time) as millis from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = ?) group by query""")
                .param(database)
                .query((row, number) ->
                        new Statement(row.getString("query"), row.getLong("calls"), row.getDouble("millis")))
                .list()
                .stream()
                .filter(statement -> NO_WORK.stream().noneMatch(statement.text().toUpperCase()::startsWith))
                .toList();
        return new Work(statements, committed() - commits, used);
    }

    private long committed() {
        // what a backend has counted arrives with its next idle second
        return sql.sql("select xact_commit from pg_stat_database where datname = ?")
                .param(database)
                .query(Long.class)
                .single();
    }

    /** Of the server's processes, those that have ended among them. */
    private Duration used() {
        return Stream.concat(
                        Stream.of(ticks(postmaster, true)),
                        ProcessHandle.of(postmaster).stream()
                                .flatMap(ProcessHandle::children)
                                .map(child -> ticks(child.pid(), false)))
                .map(ticks -> Duration.ofMillis(ticks * 1_000 / TICKS))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long ticks(long process, boolean withEnded) {
        var fields = stat(process);
        return fields.isEmpty()
                ? 0
                : Long.parseLong(fields.get(11))
                        + Long.parseLong(fields.get(12))
                        + (withEnded ? Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14)) : 0);
    }

    /** The fields of proc(5) behind the name, from the state on; none of a process that is gone. */
    private static List<String> stat(long process) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
