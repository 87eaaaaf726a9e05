package io.wayline.background;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.RowTime;

/** The rows of {@code set_aside}. What is noted here stays noted, whatever becomes of the work that failed. */
@Component
class SetAsideRows {

    /** More would be too many parameters for one statement. */
    private static final int NAMED_AT_MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SetAsideRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a loop that were set aside, by item; of many items, also others. */
    Map<String, SetAsideRow> among(String loop, Collection<String> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        var found = items.size() > NAMED_AT_MOST
                ? jdbc.sql("select * from set_aside where loop_name = :loop")
                : jdbc.sql("select * from set_aside where loop_name = :loop and item in (:items)")
                        .param("items", items);
        return found.param("loop", loop).query(SetAsideRows::read).list().stream()
                .collect(Collectors.toMap(SetAsideRow::item, row -> row));
    }

    /** The items of a loop whose next try has come. */
    List<String> due(String loop, int most) {
        return jdbc.sql("""
                        select item from set_aside where loop_name = ? and next_try_at <= ?
                        order by first_failed_at, item fetch first ? rows only""")
                .params(loop, RowTime.of(clock.instant()), most)
                .query(String.class)
                .list();
    }

    /** All of a loop, or of all loops, that failed at least so often, those that failed first first. */
    List<SetAsideRow> list(@Nullable String loop, int triesAtLeast, int most) {
        return jdbc.sql("""
                        select * from set_aside
                        where tries >= :tries and loop_name = coalesce(cast(:loop as varchar(60)), loop_name)
                        order by first_failed_at, loop_name, item fetch first :most rows only""")
                .param("tries", triesAtLeast)
                .param("loop", loop)
                .param("most", most)
                .query(SetAsideRows::read)
                .list();
    }

    /** How many each loop has set aside; loops without any are left out. */
    Map<String, Long> counts() {
        return jdbc
                .sql("select loop_name, count(*) as items from set_aside group by loop_name")
                .query((row, number) -> Map.entry(row.getString("loop_name"), row.getLong("items")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of two nodes that fail at the same row at the same moment, one counts. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String loop, String item, Duration pause, String cause) {
        var now = clock.instant();
        var again = jdbc.sql("""
                        update set_aside set tries = tries + 1, failed_at = ?, next_try_at = ?, cause = ?
                        where loop_name = ? and item = ?""")
                .params(RowTime.of(now), RowTime.of(now.plus(pause)), cause, loop, item)
                .update();
        if (again == 0) {
            first(loop, item, now, pause, cause);
        }
    }

    private void first(String loop, String item, Instant now, Duration pause, String cause) {
        try {
            jdbc.sql("""
                            insert into set_aside (loop_name, item, tries, first_failed_at, failed_at, next_try_at, cause)
                            values (?, ?, 1, ?, ?, ?, ?)""")
                    .params(loop, item, RowTime.of(now), RowTime.of(now), RowTime.of(now.plus(pause)), cause)
                    .update();
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            throw new AlreadySetAside();
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(String loop, String item) {
        jdbc.sql("delete from set_aside where loop_name = ? and item = ?")
                .params(loop, item)
                .update();
    }

    /** What nobody has tried since long after its time does not exist any more. */
    int forgetUntriedSince(Duration overdue) {
        return jdbc.sql("delete from set_aside where next_try_at < ?")
                .param(RowTime.of(clock.instant().minus(overdue)))
                .update();
    }

    /** Makes items due at once, as if they had never failed; how many there were. */
    int retry(String loop, Collection<String> items) {
        return items.isEmpty()
                ? 0
                : jdbc.sql(
                                "update set_aside set tries = 0, next_try_at = :now where loop_name = :loop and item in (:items)")
                        .param("now", RowTime.of(clock.instant()))
                        .param("loop", loop)
                        .param("items", items)
                        .update();
    }

    Instant now() {
        return clock.instant();
    }

    private static SetAsideRow read(ResultSet row, int number) throws SQLException {
        return new SetAsideRow(
                row.getString("loop_name"),
                row.getString("item"),
                row.getInt("tries"),
                RowTime.read(row, "first_failed_at"),
                RowTime.read(row, "failed_at"),
                RowTime.read(row, "next_try_at"),
                row.getString("cause"));
    }

    /** Another node has noted the same failure; its transaction is the one that counts. */
    static final class AlreadySetAside extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
