package io.wayline.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Every event that ever came, how far it got, and the way to send one through again. */
@Component
public class EventLog {

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EventRows rows;
    private final ApplicationEventPublisher signals;

    EventLog(JdbcClient jdbc, Clock clock, EventRows rows, ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = rows;
        this.signals = signals;
    }

    /**
     * An event as people and systems may see it; its data is personal and stays out.
     *
     * @param note why it stands where it stands, one sentence, or null
     */
    public record Listed(
            long id,
            String source,
            String eventId,
            String type,
            CustomerRef subject,
            Instant occurredAt,
            Instant receivedAt,
            boolean history,
            EventState state,
            int attempts,
            @Nullable String note,
            @Nullable Long replayOf) {}

    /** Which events to list; null leaves a field open. */
    public record Filter(
            @Nullable EventState state,
            @Nullable String type,
            @Nullable String source,
            @Nullable CustomerRef subject) {

        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * Events, the newest arrival first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    public Page<Listed> list(Filter filter, @Nullable String cursor, int limit) {
        var where = new StringBuilder(" where 1 = 1");
        var values = new ArrayList<Object>();
        narrow(
                where,
                values,
                "state",
                filter.state() == null ? null : filter.state().name());
        narrow(where, values, "type", filter.type());
        narrow(where, values, "source", filter.source());
        narrow(
                where,
                values,
                "subject",
                filter.subject() == null ? null : filter.subject().value());

        var counted = jdbc.sql("select count(*) from (select 1 from inbox_event" + where + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(List.copyOf(values))
                .query(Long.class)
                .single();

        if (cursor != null) {
            where.append(" and id < ?");
            values.add(Cursor.number(cursor));
        }
        values.add(limit + 1);
        var found = jdbc.sql("select * from inbox_event" + where + " order by id desc fetch first ? rows only")
                .params(values)
                .query(EventLog::listed)
                .list();
        return Page.of(found, limit, counted, last -> Long.toString(last.id()));
    }

    /** @throws NotFound when there is no event of this number */
    public Listed get(long id) {
        return jdbc.sql("select * from inbox_event where id = ?")
                .param(id)
                .query(EventLog::listed)
                .optional()
                .orElseThrow(() -> new NotFound("event"));
    }

    /**
     * An event as it came, with its data.
     *
     * @throws NotFound when there is no event of this number
     */
    public BusinessEvent event(long id) {
        return jdbc.sql("select * from inbox_event where id = ?")
                .param(id)
                .query((row, number) -> rows.read(row))
                .optional()
                .orElseThrow(() -> new NotFound("event"));
    }

    /** How many events stand where; every state is named. */
    public Map<EventState, Long> counts() {
        var counts = new EnumMap<EventState, Long>(EventState.class);
        for (var state : EventState.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as events from inbox_event group by state")
                .query(row -> {
                    counts.put(EventState.valueOf(row.getString("state")), row.getLong("events"));
                });
        return counts;
    }

    /** How many events wait for their turn, counted no further than this. */
    public int waiting(int upTo) {
        return jdbc.sql("""
                        select count(*) from (
                            select 1 from inbox_event where state = 'RECEIVED' fetch first ? rows only) counted""").param(upTo).query(Integer.class).single();
    }

    /** How many events arrived since this moment. */
    public long arrivedSince(Instant moment) {
        return jdbc.sql("select count(*) from inbox_event where received_at >= ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /**
     * Sends an event through again. One that came to nothing is put back in its place; one that was handled is recorded
     * anew beside the first, and features that keep facts once keep them once.
     *
     * @param by who asked for it, for the log
     * @return the number under which it runs now
     * @throws NotFound when there is no event of this number
     * @throws InvalidValue when it is still waiting for its first turn
     */
    @Transactional
    public long replay(long id, String by) {
        var event = get(id);
        if (event.state() == EventState.RECEIVED) {
            throw new InvalidValue(
                    "id", "is an event that still waits for its turn", "wait for it to be handled first");
        }
        var again = event.state() == EventState.DONE ? copy(id) : reopen(id);
        log.info("Event {} replayed as {} by {}", id, again, by);
        signals.publishEvent(new EventInbox.EventsWaiting());
        return again;
    }

    private long reopen(long id) {
        jdbc.sql("""
                        update inbox_event set state = 'RECEIVED', attempts = 0, due_at = ?, note = null, done_at = null
                        where id = ? and state <> 'RECEIVED'""").params(clock.instant().atOffset(ZoneOffset.UTC), id).update();
        return id;
    }

    private long copy(long id) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into inbox_event (source, event_id, type, subject, occurred_at, received_at, history,
                            data, content_hash, lane, state, due_at, replay_of)
                        select source, ?, type, subject, occurred_at, ?, history, data, content_hash, lane,
                            'RECEIVED', ?, id from inbox_event where id = ?""")
                .params("replay:" + id + ":" + UUID.randomUUID(), now, now, id)
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    private static void narrow(StringBuilder where, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        var replayOf = row.getLong("replay_of");
        return new Listed(
                row.getLong("id"),
                row.getString("source"),
                row.getString("event_id"),
                row.getString("type"),
                new CustomerRef(row.getString("subject")),
                RowTime.read(row, "occurred_at"),
                RowTime.read(row, "received_at"),
                row.getBoolean("history"),
                EventState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("note"),
                replayOf == 0 ? null : replayOf);
    }
}
