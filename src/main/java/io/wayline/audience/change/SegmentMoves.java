package io.wayline.audience.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.background.SetAside;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.Movers;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;

/**
 * Moves everybody in a segment to another place in their life with us. What is asked for is a row; a loop then moves some
 * at a time, in one transaction with the row that says how far it has come, so that a crash moves nobody twice and leaves
 * nobody out, and one node at a time works on it.
 */
@Component
public class SegmentMoves {

    static final String LOOP = "audience.moves";

    private static final Logger log = LoggerFactory.getLogger(SegmentMoves.class);

    /** Locked together for a moment; an order of one of them waits no longer than that. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Segments segments;
    private final SegmentCounts counts;
    private final Movers movers;
    private final SetAside aside;
    private final Clock clock;
    private final TransactionTemplate own;

    SegmentMoves(
            JdbcClient jdbc,
            Segments segments,
            SegmentCounts counts,
            Movers movers,
            SetAside aside,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.counts = counts;
        this.movers = movers;
        this.aside = aside;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    /**
     * That all of a segment are to move.
     *
     * @param version of the segment, as it was when it was asked for
     * @param to where they stand afterwards
     * @param moved how many have moved by now
     * @param endedAt null while it goes on
     */
    public record Move(
            String segment,
            int version,
            Lifecycle to,
            long moved,
            Instant askedAt,
            @Nullable Instant endedAt) {}

    /**
     * Has all moved who are in the segment, in its version of now, and whom the lifecycle lets move there; in the caller's
     * transaction. Asked again by the same passage it is asked once.
     *
     * @param passage the name of who asks, at most 200 characters
     * @throws NotFound when there is no such segment
     */
    @Transactional
    public void begin(String segment, Lifecycle to, Cause cause, String passage) {
        var version = segments.get(segment).version();
        var asked = jdbc.sql("select count(*) from segment_move where once_key = ?")
                .param(passage)
                .query(Long.class)
                .single();
        if (asked == 0) {
            jdbc.sql("""
                            insert into segment_move (once_key, segment, version, lifecycle, cause, moved, after_id, asked_at)
                            values (?, ?, ?, ?, ?, 0, '', ?)""")
                    .params(passage, segment, version, to.name(), cause.ref(), RowTime.of(clock.instant()))
                    .update();
        }
    }

    /** Of a segment, the newest first. */
    public List<Move> newest(String segment, int most) {
        return jdbc.sql(
                        "select * from segment_move where segment = ? order by asked_at desc, id desc fetch first ? rows only")
                .params(segment, most)
                .query(SegmentMoves::read)
                .list();
    }

    private static Move read(ResultSet row, int number) throws SQLException {
        return new Move(
                row.getString("segment"),
                row.getInt("version"),
                Lifecycle.valueOf(row.getString("lifecycle")),
                row.getLong("moved"),
                RowTime.read(row, "asked_at"),
                RowTime.readNullable(row, "ended_at"));
    }

    /** Goes on with all that have not ended, each to its end and by itself. */
    public void turn() {
        var open = jdbc.sql("select id from segment_move where ended_at is null order by id")
                .query(Long.class)
                .list();
        var pass = aside.pass(LOOP, open.stream().map(String::valueOf).toList());
        for (var move : open) {
            while (pass.count(String.valueOf(move), () -> some(move)) > 0) {
                // until this one has come to its end
            }
        }
    }

    private record Open(long id, Move move, String cause, String after) {}

    /** @return 0 when it has come to its end, or another node is at it */
    private int some(long id) {
        return own.execute(transaction -> jdbc
                .sql("select * from segment_move where id = ? and ended_at is null for update skip locked")
                .param(id)
                .query((row, number) ->
                        new Open(id, read(row, number), row.getString("cause"), row.getString("after_id")))
                .list()
                .stream()
                .mapToInt(this::some)
                .sum());
    }

    private int some(Open open) {
        var move = open.move();
        var whom = counts.condition(segments.get(move.segment(), move.version()).rule());
        var part = movers.move(whom, move.to(), open.after(), AT_ONCE, Cause.step(open.cause()));
        var last = part.last();
        jdbc.sql("update segment_move set moved = moved + ?, after_id = ?, ended_at = ? where id = ?")
                .param(part.moved())
                .param(last == null ? open.after() : last)
                .param(last == null ? RowTime.of(clock.instant()) : null)
                .param(open.id())
                .update();
        if (last != null) {
            return 1;
        }
        log.info("Segment {} version {}: {} are {} now", move.segment(), move.version(), move.moved(), move.to());
        return 0;
    }
}
