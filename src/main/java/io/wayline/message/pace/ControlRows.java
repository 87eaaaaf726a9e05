package io.wayline.message.pace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.message.MessageControl;
import io.wayline.message.MessageControl.Scope;
import io.wayline.shared.RowTime;

/** The rows of pause and pace. */
@Component
public class ControlRows {

    /** Who changes a control when no person does. */
    static final String SYSTEM = "system";

    private static final int SLOWEST = 6;
    private static final Duration FORGIVEN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ControlRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<MessageControl> all() {
        return jdbc.sql("select * from outbox_control order by scope, name")
                .query(this::read)
                .list();
    }

    public Optional<MessageControl> find(Scope scope, String name) {
        return jdbc.sql("select * from outbox_control where scope = ? and name = ?")
                .params(scope.name(), name)
                .query(this::read)
                .optional();
    }

    /** Sets one, whether it was there or not; what servers had slowed down is forgotten. */
    @Transactional
    public void set(
            Scope scope,
            String name,
            boolean paused,
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxConnections,
            String reason,
            String by) {
        var known = jdbc.sql("""
                        update outbox_control set paused = ?, rate_per_minute = ?, max_connections = ?,
                            slowed_to = null, slowed_at = null, reason = ?, changed_by = ?, changed_at = ?
                        where scope = ? and name = ?""")
                .params(paused, ratePerMinute, maxConnections, reason, by, now(), scope.name(), name)
                .update();
        if (known == 0) {
            insert(scope, name, paused, ratePerMinute, maxConnections, reason, by);
        }
    }

    /** Pauses a scope by itself, for a person to look at; true when it was not paused before. */
    @Transactional
    public boolean pause(Scope scope, String name, String reason) {
        var known = find(scope, name);
        if (known.isPresent()) {
            return jdbc.sql("""
                            update outbox_control set paused = true, reason = ?, changed_by = ?, changed_at = ?
                            where scope = ? and name = ? and not paused""")
                            .params(reason, SYSTEM, now(), scope.name(), name)
                            .update()
                    == 1;
        }
        insert(scope, name, true, null, null, reason, SYSTEM);
        return true;
    }

    /**
     * Halves the pace of a provider that asked for it.
     *
     * @param unlimited what all nodes together sent in the last minute, for one without a set pace
     */
    @Transactional
    public void slowDown(String provider, int unlimited) {
        var known = find(Scope.PROVIDER, provider);
        if (known.isEmpty()) {
            insert(Scope.PROVIDER, provider, false, null, null, "slowed", SYSTEM);
        }
        var pace = known.map(MessageControl::effectiveRate).orElse(null);
        jdbc.sql("update outbox_control set slowed_to = ?, slowed_at = ? where scope = 'PROVIDER' and name = ?")
                .params(Math.max(SLOWEST, (pace == null ? unlimited : pace) / 2), now(), provider)
                .update();
    }

    private void insert(
            Scope scope,
            String name,
            boolean paused,
            @Nullable Integer ratePerMinute,
            @Nullable Integer maxConnections,
            String reason,
            String by) {
        jdbc.sql("""
                        insert into outbox_control (scope, name, paused, rate_per_minute, max_connections, reason,
                            changed_by, changed_at)
                        select :scope, :name, :paused, cast(:rate as integer), cast(:connections as integer), :reason,
                            :by, cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from outbox_control where scope = :scope and name = :name)""")
                .param("scope", scope.name())
                .param("name", name)
                .param("paused", paused)
                .param("rate", ratePerMinute)
                .param("connections", maxConnections)
                .param("reason", reason)
                .param("by", by)
                .param("at", now())
                .update();
    }

    private MessageControl read(ResultSet row, int number) throws SQLException {
        var rate = row.getObject("rate_per_minute", Integer.class);
        return new MessageControl(
                Scope.valueOf(row.getString("scope")),
                row.getString("name"),
                row.getBoolean("paused"),
                rate,
                effective(rate, row.getObject("slowed_to", Integer.class), RowTime.readNullable(row, "slowed_at")),
                row.getObject("max_connections", Integer.class),
                row.getString("reason"),
                row.getString("changed_by"),
                RowTime.read(row, "changed_at"));
    }

    /** From what it came down to, a tenth more each minute, up to what is set; all is forgiven after an hour. */
    private @Nullable Integer effective(@Nullable Integer rate, @Nullable Integer slowed, @Nullable Instant at) {
        if (slowed == null || at == null) {
            return rate;
        }
        var since = Duration.between(at, clock.instant());
        if (since.compareTo(FORGIVEN) >= 0) {
            return rate;
        }
        var step = Math.max(1, (rate == null ? slowed : rate) / 10);
        var risen = slowed + (int) (step * since.toMinutes());
        return rate == null ? Integer.valueOf(risen) : Integer.valueOf(Math.min(rate, risen));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
