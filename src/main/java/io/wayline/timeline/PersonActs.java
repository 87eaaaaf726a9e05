package io.wayline.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** What people did, over all customers, as the timelines tell it; each list is a range of an index. */
@Component
public class PersonActs {

    private final JdbcClient jdbc;
    private final Timeline timeline;

    PersonActs(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /**
     * Which of them.
     *
     * @param person the account of who did it, or null for all
     * @param customer about whom, or null for all
     * @param kind a kind of timeline entry, or null for all
     * @param from those at this moment or later
     * @param to those before
     */
    public record Filter(
            @Nullable String person,
            @Nullable CustomerId customer,
            @Nullable String kind,
            Instant from,
            Instant to) {}

    /**
     * The newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws io.wayline.shared.InvalidValue when the cursor is not one of ours
     */
    public Page<Timeline.Item> page(Filter filter, @Nullable String cursor, int limit) {
        var before = Cursor.parse(cursor);
        var which = new Which(filter);
        var counted = jdbc.sql("select count(*) from (select 1 from timeline_entry where " + which.sql + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(which.values)
                .query(Long.class)
                .single();
        which.and("(at < ? or (at = ? and id < ?))", before.rowTime(), before.rowTime(), before.id());
        var rows = jdbc.sql(
                        """
                        select id, customer_id, at, kind, direction, facts, cause_kind, cause_ref from timeline_entry
                        where""" + " " + which.sql + " order by at desc, id desc fetch first " + (limit + 1) + " rows only")
                .params(which.values)
                .query(timeline::item)
                .list();
        return Page.of(rows, limit, counted, last -> new Cursor(last.entry().at(), last.id()).toString());
    }

    /** The kinds of what people did from one moment to another. */
    public List<String> kinds(Instant from, Instant to) {
        return jdbc.sql("""
                        select distinct kind from timeline_entry
                        where cause_kind = 'PERSON' and at >= ? and at < ? order by kind""")
                .params(RowTime.of(from), RowTime.of(to))
                .query(String.class)
                .list();
    }

    /** The part of a statement behind {@code where}, with its values; the cause is written out, as in the indexes. */
    private static final class Which {

        private String sql = "cause_kind = 'PERSON' and at >= ? and at < ?";
        private final List<Object> values = new ArrayList<>();

        Which(Filter filter) {
            values.add(RowTime.of(filter.from()));
            values.add(RowTime.of(filter.to()));
            if (filter.person() != null) {
                and("cause_ref = ?", filter.person());
            }
            if (filter.customer() != null) {
                and("customer_id = ?", filter.customer().value());
            }
            if (filter.kind() != null) {
                and("kind = ?", filter.kind());
            }
        }

        void and(String condition, Object... itsValues) {
            sql += " and " + condition;
            values.addAll(List.of(itsValues));
        }
    }
}
