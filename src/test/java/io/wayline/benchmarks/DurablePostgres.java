package io.wayline.benchmarks;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of its own with the settings that a production server has: the embedded server of the tests does not
 * wait for the disk, which would flatter every result.
 */
public final class DurablePostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    public DurablePostgres() throws IOException {
        this(EmbeddedPostgres.builder());
    }

    private DurablePostgres(EmbeddedPostgres.Builder builder) throws IOException {
        server = builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    /** One that counts every statement it is sent, for {@link DatabaseLoad}. */
    static DurablePostgres counting() throws IOException {
        var postgres = new DurablePostgres(EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000"));
        postgres.sql().sql("create extension pg_stat_statements").update();
        return postgres;
    }

    /** The address of a new, empty database on it. */
    String create(String database) {
        sql().sql("create database " + database).update();
        return server.getJdbcUrl("postgres", database);
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public JdbcClient sql() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    /** The version and the settings that decide what a commit costs, for the page of results. */
    public String described() {
        var sql = sql();
        var settings = Stream.of("fsync", "synchronous_commit", "shared_buffers", "jit")
                .map(name ->
                        name + " " + sql.sql("show " + name).query(String.class).single())
                .collect(Collectors.joining(", "));
        return "PostgreSQL %s (%s)"
                .formatted(sql.sql("show server_version").query(String.class).single(), settings);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
