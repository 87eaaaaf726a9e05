package io.wayline.audience.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;

/**
 * Those who have entered a segment in such numbers that nobody is told before a person has said so: after an import, or a
 * change of the segment, many enter at once who went nowhere that night.
 */
@Component
public class HeldEntries {

    private static final Logger log = LoggerFactory.getLogger(HeldEntries.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldEntries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Who waits.
     *
     * @param raises the type of the event that they would begin with
     * @param foundAt when the last of them were found
     */
    public record Held(String segment, String raises, long customers, Instant foundAt) {}

    /** Of all segments, the most first. */
    public List<Held> all() {
        return jdbc.sql("""
                        select w.segment, w.raises, count(*) as customers, max(m.entered_at) as found_at
                        from segment_member m join segment_watch w on w.id = m.watch
                        where m.state = 'HELD' group by w.segment, w.raises order by customers desc, w.segment, w.raises""")
                .query((row, number) -> new Held(
                        row.getString("segment"),
                        row.getString("raises"),
                        row.getLong("customers"),
                        RowTime.read(row, "found_at")))
                .list();
    }

    public List<Held> of(String segment) {
        return all().stream().filter(held -> held.segment().equals(segment)).toList();
    }

    /**
     * Decides on all who wait: either the event is raised for each, some at a time, or they count as in and nothing is
     * raised. Who enters later is another matter.
     *
     * @param tell whether the event is raised
     * @param by the account of who decides
     * @return how many they were
     * @throws NotFound when nobody waits, because somebody else has decided
     */
    @Transactional
    public long decide(String segment, String raises, boolean tell, String by) {
        var watch = jdbc.sql("select id from segment_watch where segment = ? and raises = ? for update")
                .params(segment, raises)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("customer who waits to be told of"));
        var decided = jdbc.sql("update segment_member set state = ? where watch = ? and state = 'HELD'")
                .params(tell ? "OPEN" : "IN", watch)
                .update();
        if (decided == 0) {
            throw new NotFound("customer who waits to be told of");
        }
        jdbc.sql("update segment_watch set decided_by = ?, decided_at = ?, decided_tell = ? where id = ?")
                .params(by, RowTime.of(clock.instant()), tell, watch)
                .update();
        log.info(
                "Segment {}: {} who entered are {} {}, as {} decided",
                segment,
                decided,
                tell ? "told by" : "left without",
                raises,
                by);
        return decided;
    }
}
