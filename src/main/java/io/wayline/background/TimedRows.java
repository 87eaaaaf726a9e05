package io.wayline.background;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.RowTime;

/** Work that lies in rows of a table, each with the moment at which it is due. */
public abstract class TimedRows implements TimedWork {

    private final JdbcClient jdbc;
    private final String waiting;
    private final String dueAt;

    /**
     * @param dueAt the column of the moment
     * @param waits SQL for what is true of a row that has yet to be worked on
     */
    protected TimedRows(JdbcClient jdbc, String table, String dueAt, String waits) {
        this.jdbc = jdbc;
        this.dueAt = dueAt;
        this.waiting = " from " + table + " where " + waits + " and " + dueAt;
    }

    @Override
    public final long due(Instant now) {
        return jdbc.sql("select count(*)" + waiting + " <= ?")
                .param(RowTime.of(now))
                .query(Long.class)
                .single();
    }

    @Override
    public final Optional<Instant> next(Instant after, Instant last) {
        return jdbc.sql("select " + dueAt + waiting + " > ? and " + dueAt + " <= ? order by " + dueAt
                        + " fetch first 1 rows only")
                .params(RowTime.of(after), RowTime.of(last))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
