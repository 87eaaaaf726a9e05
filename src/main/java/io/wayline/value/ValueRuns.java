package io.wayline.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.RowTime;

/** When value was computed, who asked for it anew, and whether it is due. */
@Component
public class ValueRuns {

    /** A computation that failed is tried again after this. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final OrderSql orders;
    private final ValueSettings settings;
    private final Clock clock;

    ValueRuns(JdbcClient jdbc, OrderSql orders, ValueSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the computation is doing. */
    public enum State {
        /** Nothing is under way. */
        IDLE,
        /** Asked for; a worker takes it within a minute. */
        REQUESTED,
        RUNNING,
        /** The last try failed and changed nothing; it is tried again. */
        FAILED
    }

    /**
     * The last computation, and what is under way.
     *
     * @param computedAt as of when the last one that succeeded computed, or null before the first
     * @param customers how many customers it rated
     * @param changed how many of them got another tier or label
     * @param tookMillis how long it took
     * @param typicalGap the 80th percentile of the days between two purchases; null when nobody bought twice
     * @param failure why the last try failed, without any data; null when it did not
     */
    public record Run(
            State state,
            @Nullable Instant computedAt,
            @Nullable Long customers,
            @Nullable Long changed,
            @Nullable Long tookMillis,
            @Nullable Double typicalGap,
            @Nullable String failure) {}

    /** Asks for a computation as soon as a worker is free; asking twice is asking once. */
    @Transactional
    public void request() {
        jdbc.sql("update value_run set requested_at = ? where id = 1 and requested_at is null")
                .param(now())
                .update();
    }

    public Run last() {
        var free = lockIfFree();
        return jdbc.sql("select * from value_run where id = 1")
                .query((row, number) -> read(row, free))
                .single();
    }

    /**
     * What the last computation that succeeded goes by; looks at no lock.
     *
     * @param computedAt null before the first
     * @param typicalGap the 80th percentile of the days between two purchases; null when nobody bought twice
     */
    public record Basis(
            @Nullable Instant computedAt, @Nullable Double typicalGap) {}

    public Basis basis() {
        return jdbc.sql("select computed_at, typical_gap from value_run where id = 1")
                .query((row, number) ->
                        new Basis(RowTime.readNullable(row, "computed_at"), row.getObject("typical_gap", Double.class)))
                .single();
    }

    /** Waits until nobody else computes, and keeps others waiting until the caller's transaction ends. */
    void lock() {
        jdbc.sql("select id from value_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** As {@link #lock}, but answers false at once when somebody else computes. */
    boolean lockIfFree() {
        return jdbc.sql("select id from value_lock where id = 1 for update skip locked")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean isDue() {
        return jdbc.sql("select requested_at, computed_at, failed_at from value_run where id = 1")
                .query((row, number) -> isDue(
                        RowTime.readNullable(row, "requested_at"),
                        RowTime.readNullable(row, "computed_at"),
                        RowTime.readNullable(row, "failed_at")))
                .single();
    }

    private boolean isDue(@Nullable Instant requested, @Nullable Instant computed, @Nullable Instant failed) {
        var now = clock.instant();
        if (failed != null && now.isBefore(failed.plus(AFTER_FAILURE))) {
            return false;
        }
        return requested != null || computed == null || computed.isBefore(lastNight(now));
    }

    /** The latest moment, not after now, at which the night's computation was to begin. */
    private Instant lastNight(Instant now) {
        var today = LocalDate.ofInstant(now, orders.zone());
        var tonight = today.atTime(settings.at()).atZone(orders.zone()).toInstant();
        return tonight.isAfter(now)
                ? today.minusDays(1).atTime(settings.at()).atZone(orders.zone()).toInstant()
                : tonight;
    }

    /** The first moment after this one at which a night's computation begins. */
    Instant nextNight(Instant after) {
        return lastNight(after)
                .atZone(orders.zone())
                .toLocalDate()
                .plusDays(1)
                .atTime(settings.at())
                .atZone(orders.zone())
                .toInstant();
    }

    /** The number of the computation that begins, for whoever has locked it. */
    long next() {
        return jdbc.sql("select run + 1 from value_run where id = 1")
                .query(Long.class)
                .single();
    }

    /** Notes what came of it; what was asked for after it began stays asked for. */
    void finished(Instant began, Valuation.Outcome outcome, Duration took, @Nullable Double typicalGap) {
        jdbc.sql("""
                        update value_run set run = run + 1, computed_at = :began, customers = :customers,
                            changed = :changed, took_ms = :took, typical_gap = :gap, failed_at = null, failure = null,
                            requested_at = case when requested_at > :began then requested_at end
                        where id = 1""")
                .param("began", began.atOffset(ZoneOffset.UTC))
                .param("customers", outcome.customers())
                .param("changed", outcome.changed())
                .param("took", took.toMillis())
                .param("gap", typicalGap)
                .update();
    }

    /** Notes a failure, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String failure) {
        jdbc.sql("update value_run set failed_at = ?, failure = ? where id = 1")
                .params(now(), failure.substring(0, Math.min(300, failure.length())))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Run read(ResultSet row, boolean free) throws SQLException {
        var state = State.IDLE;
        if (!free) {
            state = State.RUNNING;
        } else if (row.getString("failure") != null) {
            state = State.FAILED;
        } else if (row.getObject("requested_at") != null) {
            state = State.REQUESTED;
        }
        return new Run(
                state,
                RowTime.readNullable(row, "computed_at"),
                row.getObject("customers", Long.class),
                row.getObject("changed", Long.class),
                row.getObject("took_ms", Long.class),
                row.getObject("typical_gap", Double.class),
                row.getString("failure"));
    }
}
