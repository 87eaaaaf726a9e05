package io.wayline.platform.start;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers within a few seconds, and still has what we keep in it: an embedded one that was closed
 * may come back empty. Named {@code database} among the health's components.
 */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Duration patience;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new CustomizableThreadFactory("database-health-"));
    private @Nullable Future<Boolean> question;

    @Autowired
    DatabaseHealth(JdbcClient jdbc) {
        this(jdbc, PATIENCE);
    }

    DatabaseHealth(JdbcClient jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    @Override
    public Health health() {
        try {
            return asked().get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? Health.up().build()
                    : Health.down()
                            .withDetail("problem", "the tables are empty")
                            .build();
        } catch (TimeoutException late) {
            return Health.down().withDetail("problem", "no answer").build();
        } catch (ExecutionException failed) {
            return Health.down(failed).build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    /** A question without an answer is not asked again beside itself, however many ask for our health. */
    private synchronized Future<Boolean> asked() {
        var open = question;
        if (open == null || open.isDone()) {
            open = thread.submit(this::hasOurTables);
            question = open;
        }
        return open;
    }

    /** Its rows are made with the table and never go. */
    private boolean hasOurTables() {
        return !jdbc.sql("select lane from inbox_lane fetch first 1 rows only")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
