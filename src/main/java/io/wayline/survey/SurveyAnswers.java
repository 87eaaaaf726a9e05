package io.wayline.survey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Clauses;
import io.wayline.shared.Cursor;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;

/**
 * What customers answered to a journey in a time, in figures and one by one. Both look at the newest
 * {@value #COUNTED_TO} questions of that time and no further, whatever it holds (decision 0060).
 */
@Component
public class SurveyAnswers {

    /** So many questions are counted. */
    public static final int COUNTED_TO = 100_000;

    private static final String NEWEST =
            " order by s.asked_at desc, s.id desc fetch first " + COUNTED_TO + " rows only) s";

    private final JdbcClient jdbc;
    private final Clock clock;

    SurveyAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which questions are looked at.
     *
     * @param journey the key of the journey that asked
     * @param from asked at this time or later
     * @param to asked before this time
     */
    public record Span(String journey, Instant from, Instant to) {}

    /**
     * Which of the answers.
     *
     * @param kind null for all kinds
     * @param lowOnly those of people who are unhappy
     * @param wordsOnly those with something that the customer wrote
     */
    public record Which(@Nullable SurveyKind kind, boolean lowOnly, boolean wordsOnly) {}

    /**
     * The figures of a time.
     *
     * @param complete whether all questions of that time were counted, not only the newest
     */
    public record Scores(List<SurveyScore> kinds, boolean complete) {}

    /** Whether a journey has ever asked anything. */
    public boolean hasAsked(String journey) {
        return !jdbc.sql("select 1 from survey where journey = ? fetch first 1 rows only")
                .param(journey)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** By kind, in the order of the kinds; a kind that was not asked in this time is left out. */
    public Scores scores(Span span) {
        var asked = new EnumMap<SurveyKind, Tally>(SurveyKind.class);
        var which = which(span);
        var values = new ArrayList<Object>(List.of(RowTime.of(clock.instant())));
        values.addAll(which.values());
        jdbc.sql("""
                        select g.kind, g.settled, g.waits, count(*) as many from (
                            select s.kind, case when s.settled_at is not null then s.score end as settled,
                                case when s.settled_at is null and (s.changed_at is not null or s.expires_at > ?)
                                    then 1 else 0 end as waits
                            from (select * from survey s""" + which + NEWEST + ") g group by g.kind, g.settled, g.waits")
                .params(values)
                .query((row, number) -> asked.computeIfAbsent(
                                SurveyKind.valueOf(row.getString("kind")), kind -> new Tally())
                        .add(row.getObject("settled", Integer.class), row.getInt("waits") == 1, row.getLong("many")))
                .list();
        var kinds = asked.entrySet().stream()
                .map(each -> each.getValue().score(each.getKey()))
                .sorted(Comparator.comparing(SurveyScore::kind))
                .toList();
        return new Scores(kinds, kinds.stream().mapToLong(SurveyScore::asked).sum() < COUNTED_TO);
    }

    /**
     * The answers that count, those of the newest questions first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<Survey> page(Span span, Which which, @Nullable String cursor, int limit) {
        var all = which(span);
        var some = new Clauses()
                .and("s.settled_at is not null")
                .andIf("s.kind = ?", which.kind() == null ? null : which.kind().name());
        if (which.lowOnly()) {
            some.and("(s.kind = 'CSAT' and s.score <= 2 or s.kind = 'NPS' and s.score <= 6"
                    + " or s.kind = 'CES' and s.score <= 3)");
        }
        if (which.wordsOnly()) {
            some.and("s.answer_comment is not null");
        }
        var counted = jdbc.sql("select count(*) from (select 1 from (select * from survey s" + all + NEWEST + some
                        + " fetch first " + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(both(all, some))
                .query(Long.class)
                .single();
        if (cursor != null) {
            var last = Cursor.parse(cursor);
            all.and("(s.asked_at < ? or (s.asked_at = ? and s.id < ?))", last.rowTime(), last.rowTime(), last.id());
        }
        var rows = jdbc.sql("select * from (select * from survey s" + all + NEWEST + some
                        + " order by s.asked_at desc, s.id desc fetch first " + (limit + 1) + " rows only")
                .params(both(all, some))
                .query(SurveyRows::read)
                .list();
        return Page.of(rows, limit, counted, last -> new Cursor(last.askedAt(), last.id()).toString());
    }

    private static Clauses which(Span span) {
        return new Clauses()
                .and("s.journey = ?", span.journey())
                .and("s.asked_at >= ?", RowTime.of(span.from()))
                .and("s.asked_at < ?", RowTime.of(span.to()));
    }

    private static List<Object> both(Clauses one, Clauses other) {
        var values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return values;
    }

    /** What is counted of one kind. */
    private static final class Tally {
        private long asked;
        private long waiting;
        private final Map<Integer, Long> counts = new HashMap<>();

        Tally add(@Nullable Integer score, boolean waits, long many) {
            asked += many;
            if (waits) {
                waiting += many;
            }
            if (score != null) {
                counts.merge(score, many, Long::sum);
            }
            return this;
        }

        SurveyScore score(SurveyKind kind) {
            return new SurveyScore(
                    kind,
                    asked,
                    waiting,
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts);
        }
    }
}
