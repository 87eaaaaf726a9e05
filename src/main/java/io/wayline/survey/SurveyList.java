package io.wayline.survey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Clauses;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/** Surveys as lists show them, the newest first. */
@Component
public class SurveyList {

    private final JdbcClient jdbc;
    private final Clock clock;

    SurveyList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which surveys; null leaves a field open.
     *
     * @param journey the key of the journey that asked
     * @param after asked at this time or later
     * @param before asked before this time
     */
    public record Filter(
            @Nullable CustomerId customer,
            @Nullable SurveyKind kind,
            @Nullable SurveyState state,
            @Nullable String journey,
            @Nullable Instant after,
            @Nullable Instant before) {}

    /**
     * What came of the surveys of one kind that one journey asked.
     *
     * @param journey its key, or null for what no journey asked
     * @param answered those whose answer counts
     * @param total the sum of their scores
     * @param low how many of them are unhappy: CSAT 1 and 2, NPS 0 to 6, CES 1 to 3
     * @param high how many of them are happy: CSAT 4 and 5, NPS 9 and 10, CES 5 to 7
     */
    public record Scores(
            @Nullable String journey, SurveyKind kind, long asked, long answered, long total, long low, long high) {}

    /**
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<Survey> page(Filter filter, @Nullable String cursor, int limit) {
        var which = which(filter);
        var counted = jdbc.sql("select count(*) from (select 1 from survey s" + which + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(which.values())
                .query(Long.class)
                .single();
        if (cursor != null) {
            var last = Cursor.parse(cursor);
            which.and("(s.asked_at < ? or (s.asked_at = ? and s.id < ?))", last.rowTime(), last.rowTime(), last.id());
        }
        var rows = jdbc.sql("select * from survey s" + which + " order by s.asked_at desc, s.id desc fetch first "
                        + (limit + 1) + " rows only")
                .params(which.values())
                .query(SurveyRows::read)
                .list();
        return Page.of(rows, limit, counted, last -> new Cursor(last.askedAt(), last.id()).toString());
    }

    /** What a customer was asked, the newest first. */
    public List<Survey> of(CustomerId customer, int limit) {
        return page(new Filter(customer, null, null, null, null, null), null, limit)
                .items();
    }

    /**
     * What came of the surveys that were asked in a time, by journey and kind.
     *
     * @param journey only this one's, or null for all
     */
    public List<Scores> scores(@Nullable String journey, Instant from, Instant to) {
        var values = new ArrayList<Object>(List.of(RowTime.of(from), RowTime.of(to)));
        if (journey != null) {
            values.add(journey);
        }
        return jdbc.sql("""
                        select journey, kind, count(*) as asked, count(settled_at) as answered,
                            coalesce(sum(case when settled_at is not null then score end), 0) as total,
                            count(case when settled_at is not null and (kind = 'CSAT' and score <= 2
                                or kind = 'NPS' and score <= 6 or kind = 'CES' and score <= 3) then 1 end) as low,
                            count(case when settled_at is not null and (kind = 'CSAT' and score >= 4
                                or kind = 'NPS' and score >= 9 or kind = 'CES' and score >= 5) then 1 end) as high
                        from survey where asked_at >= ? and asked_at < ?""" + (journey == null ? "" : " and journey = ?")
                        + " group by journey, kind order by journey, kind")
                .params(values)
                .query((row, number) -> new Scores(
                        row.getString("journey"),
                        SurveyKind.valueOf(row.getString("kind")),
                        row.getLong("asked"),
                        row.getLong("answered"),
                        row.getLong("total"),
                        row.getLong("low"),
                        row.getLong("high")))
                .list();
    }

    private Clauses which(Filter filter) {
        var which = new Clauses()
                .andIf(
                        "s.customer_id = ?",
                        filter.customer() == null ? null : filter.customer().value())
                .andIf(
                        "s.kind = ?",
                        filter.kind() == null ? null : filter.kind().name())
                .andIf("s.journey = ?", filter.journey())
                .andIf("s.asked_at >= ?", RowTime.ofNullable(filter.after()))
                .andIf("s.asked_at < ?", RowTime.ofNullable(filter.before()));
        if (filter.state() != null) {
            var now = RowTime.of(clock.instant());
            var unsettled = RowTime.of(clock.instant().minus(Survey.SETTLES_AFTER));
            switch (filter.state()) {
                case OPEN -> which.and("s.changed_at is null and s.expires_at > ?", now);
                case ANSWERED -> which.and("s.settled_at is null and s.changed_at > ?", unsettled);
                case SETTLED -> which.and("(s.settled_at is not null or s.changed_at <= ?)", unsettled);
                case EXPIRED -> which.and("s.changed_at is null and s.expires_at <= ?", now);
            }
        }
        return which;
    }
}
