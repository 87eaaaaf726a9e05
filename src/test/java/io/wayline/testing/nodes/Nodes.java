package io.wayline.testing.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.smtp.SmtpFaultSink;

import static org.awaitility.Awaitility.await;

/**
 * Nodes that share one PostgreSQL and one mail server. They have the settings that the product is shipped with, save
 * those that say how long something waits for a node that has died, or for the morning.
 */
public final class Nodes implements AutoCloseable {

    /** The key under which the nodes take events. */
    static final String API_KEY = "a-key-of-the-tests-that-is-long-enough";

    private static final int HEAP = 256;
    private static final Path DIRECTORY = Path.of("target", "faults");

    private final String database;
    private final JdbcClient sql;
    private final SmtpFaultSink mailServer = new SmtpFaultSink();
    private final List<NodeProcess> started = new CopyOnWriteArrayList<>();

    /**
     * @param database its address, with a user {@code postgres} who needs no password
     * @param sql leads to the same
     */
    public Nodes(String database, JdbcClient sql) {
        this.database = database;
        this.sql = sql;
    }

    /** A node that takes requests. The first one makes the tables, so it must be ready before there is another. */
    public NodeProcess start(String name) {
        return start(name, HEAP);
    }

    /** The same with a heap of so many megabytes. */
    public NodeProcess start(String name, int heap) {
        return start(name, heap, null).awaitReady();
    }

    /** A node that halts there. It moves one customer on at a time, so that what it leaves is the same each time. */
    public NodeProcess startToCrash(CrashPoint.Armed point) {
        return start("crashes", HEAP, point);
    }

    private NodeProcess start(String name, int heap, CrashPoint.@Nullable Armed point) {
        var settings = settings();
        if (point != null) {
            settings.put("wayline.engine.threads", "1");
            // first steps are taken with their event
            settings.put("wayline.events.threads", "1");
        }
        var node = NodeProcess.start(name, DIRECTORY, heap, point, settings);
        started.add(node);
        return node;
    }

    /** The one that was started last of those that can answer. */
    public NodeProcess latest() {
        var awake = awake();
        return awake.get(awake.size() - 1);
    }

    /** Those that can answer. */
    List<NodeProcess> awake() {
        return started.stream().filter(NodeProcess::isAwake).toList();
    }

    /** Freezes those that live, at a moment when none has a transaction open: none holds a row that others need. */
    public void freeze() {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var living = awake();
            living.forEach(NodeProcess::freeze);
            var quiet = sql.sql("""
                            select count(*) = 0 from pg_stat_activity
                            where datname = current_database() and backend_type = 'client backend'
                                and pid <> pg_backend_pid() and state <> 'idle'""").query(Boolean.class).single();
            if (!quiet) {
                living.forEach(NodeProcess::thaw);
            }
            return quiet;
        });
    }

    /** Lets the frozen ones go on. */
    public void thaw() {
        started.stream().filter(NodeProcess::isAlive).forEach(NodeProcess::thaw);
    }

    public JdbcClient sql() {
        return sql;
    }

    public SmtpFaultSink mailServer() {
        return mailServer;
    }

    /** What came of a run. */
    public History history(Run run) {
        return new HistoryChecker(sql, mailServer).of(run);
    }

    @Override
    public void close() {
        started.forEach(NodeProcess::close);
        mailServer.close();
    }

    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database);
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", Integer.toString(mailServer.port()));
        settings.put("wayline.data-dir", DIRECTORY.resolve("data").toString());
        settings.put("wayline.secret", "a-secret-of-the-tests-that-is-long-enough");
        settings.put("wayline.api-keys.test", API_KEY);
        settings.put("wayline.intake.rate", "10000");
        settings.put("wayline.intake.burst", "10000");
        settings.put("wayline.engine.lock", "20s");
        settings.put("wayline.mail.lease", "10s");
        settings.put("wayline.mail.reply-timeout", "5s");
        // the same time twice: there are none
        settings.put("wayline.mail.gate.quiet-hours.from", "00:00");
        settings.put("wayline.mail.gate.quiet-hours.to", "00:00");
        settings.put("wayline.mail.from", "hello@wayline.example");
        settings.put("wayline.mail.website", "https://www.wayline.example");
        settings.put("wayline.mail.company-name.en", "Wayline");
        settings.put("wayline.mail.postal-address.en", "1 Test Street, Shanghai");
        return settings;
    }
}
