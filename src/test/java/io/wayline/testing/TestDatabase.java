package io.wayline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A fresh database for each application context, of the kind named by {@code wayline.test.database}; empty, or as the
 * {@link Dump} left it that {@code wayline.test.dump} names.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    @Bean
    JdbcConnectionDetails freshDatabase(@Value("${wayline.test.dump:}") String dump) throws SQLException, IOException {
        var database = emptyDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
        if (!dump.isEmpty()) {
            new Dump(Path.of(dump))
                    .restore(
                            new DriverManagerDataSource(
                                    database.getJdbcUrl(), database.getUsername(), database.getPassword()),
                            isPostgres());
        }
        return database;
    }

    private static JdbcConnectionDetails emptyDatabase(String name) {
        return isPostgres()
                ? Postgres.SERVER.create(name)
                : new Details(
                        "jdbc:h2:mem:%s;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
                                .formatted(name),
                        "sa",
                        "");
    }

    /** Contexts stay open until the last test; none of them may sit on connections while others run. */
    @Bean
    DynamicPropertyRegistrar poolThatGivesBack() {
        return pool -> {
            pool.add("spring.datasource.hikari.minimum-idle", () -> 0);
            pool.add(
                    "spring.datasource.hikari.idle-timeout",
                    () -> Duration.ofSeconds(10).toMillis());
        };
    }

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("wayline.test.database"));
    }

    /**
     * Whether a connection stands still because another one has locked what it wants.
     *
     * @param statement how the statement begins that stands still
     */
    public static boolean standsStill(JdbcClient jdbc, String statement) {
        return jdbc.sql(isPostgres() ? """
                        select count(*) > 0 from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like ? || '%'""" : """
                        select count(*) > 0 from information_schema.sessions
                        where executing_statement like ? || '%'""")
                .param(statement)
                .query(Boolean.class)
                .single();
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails, AutoCloseable {

        /** Frees the memory of a context that is closed before the last test. */
        @Override
        public void close() throws SQLException {
            if (!isPostgres()) {
                try (var connection = DriverManager.getConnection(getJdbcUrl, getUsername, getPassword);
                        var statement = connection.createStatement()) {
                    statement.execute("shutdown");
                }
            }
        }
    }

    /** One server a JVM; it stops after the last context, or the pools would hang on a dead server. */
    private enum Postgres {
        SERVER;

        private final EmbeddedPostgres embedded;

        Postgres() {
            try {
                embedded = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException("Embedded PostgreSQL did not start", failed);
            }
            SpringApplication.getShutdownHandlers().add(() -> {
                try {
                    embedded.close();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }

        JdbcConnectionDetails create(String name) {
            try (var connection = embedded.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException failed) {
                throw new IllegalStateException("No database for the test", failed);
            }
            return new Details(embedded.getJdbcUrl("postgres", name), "postgres", "");
        }
    }
}
