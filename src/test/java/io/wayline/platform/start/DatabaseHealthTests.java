package io.wayline.platform.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseHealthTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcDataSource database = new JdbcDataSource();

    DatabaseHealthTests() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void isDownWhenTheDatabaseWasClosedAndComesBackEmpty() {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("create table inbox_lane (lane smallint)").update();
        jdbc.sql("insert into inbox_lane values (1)").update();
        var health = new DatabaseHealth(jdbc, PATIENCE);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        jdbc.sql("shutdown").update();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownWhenTheDatabaseDoesNotAnswerAndAsksItOnce() {
        var connects = new AtomicInteger();
        var never = new CountDownLatch(1);
        var health = new DatabaseHealth(JdbcClient.create(hangingOn(never, connects)), Duration.ofMillis(50));
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(connects.get()).isLessThanOrEqualTo(1);
        } finally {
            never.countDown();
            health.destroy();
        }
    }

    private static DataSource hangingOn(CountDownLatch never, AtomicInteger connects) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                connects.incrementAndGet();
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                throw new SQLException("gone");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }
}
