package io.wayline.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.BusinessEvent;

/** The lanes that have work, one worker each; what is asked here is asked more often than anything else. */
@Component
class Lanes {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final EventRows events;
    private final Clock clock;

    Lanes(JdbcClient jdbc, EventRows events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An event that waits for its turn, and how often it was tried.
     *
     * @param read the event, or what its row cannot be read for
     */
    record Waiting(long id, String type, String subject, int attempts, Supplier<BusinessEvent> read) {}

    /**
     * Locks a lane in which something is due, until the caller's transaction ends; empty when others hold all of them.
     * Lanes are tried from a random one on, so that a busy lane does not starve the others.
     */
    Optional<Integer> lock() {
        // whether an earlier event of the same customer holds it back is not asked here: over all lanes that is a
        // question for each pair of events that wait
        return jdbc.sql("""
                        select lane from inbox_lane l where exists (select 1 from inbox_event e
                            where e.lane = l.lane and e.state = 'RECEIVED' and e.due_at <= ?)
                        order by mod(lane + ?, 256) fetch first 1 rows only for update skip locked""")
                .params(now(), ThreadLocalRandom.current().nextInt(Lane.COUNT))
                .query(Integer.class)
                .optional();
    }

    /** The next events of a lane in their order: due, and no earlier one of the same customer waits for its next try. */
    List<Waiting> ready(int lane) {
        return jdbc.sql("""
                        select * from inbox_event e where e.lane = ? and e.state = 'RECEIVED' and e.due_at <= ?
                            and not exists (select 1 from inbox_event earlier
                                where earlier.lane = e.lane and earlier.state = 'RECEIVED'
                                and earlier.subject = e.subject and earlier.id < e.id and earlier.due_at > ?)
                        order by e.id fetch first ? rows only""")
                .params(lane, now(), now(), BATCH)
                .query(this::waiting)
                .list();
    }

    /**
     * Lets what is due in a lane and held back by an earlier event of the same customer be due with that one, so that
     * nobody looks for it before.
     *
     * @return how many events were held back
     */
    int holdBack(int lane) {
        return jdbc.sql("""
                        update inbox_event e set due_at = (select max(earlier.due_at) from inbox_event earlier
                                where earlier.lane = e.lane and earlier.state = 'RECEIVED'
                                and earlier.subject = e.subject and earlier.id < e.id)
                        where e.lane = ? and e.state = 'RECEIVED' and e.due_at <= ?
                            and exists (select 1 from inbox_event earlier
                                where earlier.lane = e.lane and earlier.state = 'RECEIVED'
                                and earlier.subject = e.subject and earlier.id < e.id and earlier.due_at > ?)""").params(lane, now(), now()).update();
    }

    /** A row that cannot be read is a failure of its own event, not of all in its lane. */
    private Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getLong("id"), row.getString("type"), row.getString("subject"), row.getInt("attempts"), read(row));
    }

    private Supplier<BusinessEvent> read(ResultSet row) throws SQLException {
        try {
            var event = events.read(row);
            return () -> event;
        } catch (RuntimeException unreadable) {
            return () -> {
                throw unreadable;
            };
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
