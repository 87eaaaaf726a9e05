package io.wayline.audience.change;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.Segments;
import io.wayline.events.EventSchemas;
import io.wayline.events.OwnTypes;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/**
 * Finds who has entered a segment since the last look, and who has left it. Both are kept as rows by two statements,
 * however many they are; {@link ChangeEvents} raises the events afterwards, a few hundred at a time. Whoever looks for
 * another event has a memory of their own.
 */
@Component
public class SegmentChanges {

    private static final Logger log = LoggerFactory.getLogger(SegmentChanges.class);

    private final JdbcClient jdbc;
    private final Segments segments;
    private final SegmentCounts counts;
    private final Clock clock;

    SegmentChanges(JdbcClient jdbc, Segments segments, SegmentCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.segments = segments;
        this.counts = counts;
        this.clock = clock;
    }

    private record Watch(long id, long run) {}

    /** As the other, and however many have entered, all are told of. */
    @Transactional
    public long find(String segment, String raises) {
        return find(segment, raises, Long.MAX_VALUE);
    }

    /**
     * Looks for changes, in the caller's transaction or one of its own. At the first look everybody who is in has
     * entered. Looking again finds nobody twice who did not leave meanwhile.
     *
     * @param raises the type of the event that is raised for each who has entered
     * @param askAbove when more than so many have entered at this look, nobody is told of them until somebody has decided
     *     ({@link HeldEntries})
     * @return how many have entered
     * @throws NotFound when there is no such segment
     * @throws InvalidValue when this is no type of event, or one that only its feature raises
     */
    @Transactional
    public long find(String segment, String raises, long askAbove) {
        check(raises);
        var found = segments.get(segment);
        var whom = counts.condition(found.rule());
        var watch = watch(segment, raises);
        var now = RowTime.of(clock.instant());
        var left = jdbc.sql("update segment_member set state = 'LEFT', left_at = ? where watch = ? and state <> 'LEFT'"
                        + " and not exists (select 1 from customer c where c.id = segment_member.customer_id and "
                        + whom.sql() + ")")
                .param(now)
                .param(watch.id())
                .params(whom.values())
                .update();
        var entered = jdbc.sql(
                        "merge into segment_member m using (select c.id from customer c where " + whom.sql() + """
                        ) n on m.watch = ? and m.customer_id = n.id
                        when matched and m.state = 'LEFT' then update set state = 'OPEN', run = ?, version = ?,
                            entered_at = ?, left_at = null
                        when not matched then insert (watch, customer_id, state, run, version, entered_at)
                            values (?, n.id, 'OPEN', ?, ?, ?)""")
                .params(whom.values())
                .param(watch.id())
                .param(watch.run())
                .param(found.version())
                .param(now)
                .param(watch.id())
                .param(watch.run())
                .param(found.version())
                .param(now)
                .update();
        if (entered > askAbove) {
            hold(watch);
        }
        log.info(
                "Segment {} version {}: {} entered, {} left since the last look for {}",
                segment,
                found.version(),
                entered,
                left,
                raises);
        return entered;
    }

    private void hold(Watch watch) {
        jdbc.sql("update segment_member set state = 'HELD' where watch = ? and run = ? and state = 'OPEN'")
                .params(watch.id(), watch.run())
                .update();
    }

    /** Its row, locked, with the number of this look. */
    private Watch watch(String segment, String raises) {
        var run = jdbc.sql("update segment_watch set run = run + 1, found_at = ? where segment = ? and raises = ?")
                .params(RowTime.of(clock.instant()), segment, raises)
                .update();
        if (run == 0) {
            make(segment, raises);
        }
        return jdbc.sql("select id, run from segment_watch where segment = ? and raises = ?")
                .params(segment, raises)
                .query((row, number) -> new Watch(row.getLong("id"), row.getLong("run")))
                .single();
    }

    /** @throws DuplicateKeyException when another one makes it at this moment; trying again helps */
    private void make(String segment, String raises) {
        jdbc.sql("insert into segment_watch (segment, raises, run, found_at) values (?, ?, 1, ?)")
                .params(segment, raises, RowTime.of(clock.instant()))
                .update();
    }

    private static void check(String raises) {
        if (!EventSchemas.isType(raises) || OwnTypes.contain(raises)) {
            throw new InvalidValue(
                    "raise",
                    "is no type of event that can be raised",
                    "write one such as customer.at-risk, and none that only Wayline raises");
        }
    }
}
