package io.wayline.complaint.improvement;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.SqlRows;

/** How many complaints had which cause: counts, and nothing of anybody. Months are those of the company's zone. */
@Component
public class CauseCounts {

    /** Further causes are counted together. */
    private static final int COLUMNS = 8;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    CauseCounts(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** By what causes are counted. */
    public enum By {
        PRODUCT("product"),
        UNIT("unit"),
        MONTH("");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * One line.
     *
     * @param label a product, a unit, or a month as {@code 2026-11}; empty for complaints of which none is known
     * @param counts by cause, in the order of the table's causes; the last one is that of all further causes
     */
    public record Line(String label, List<Long> counts, long total) {}

    /**
     * @param causes the words of the most frequent ones, those first
     * @param further whether there are more causes than these
     * @param lines how many lines there are in all
     * @param found complaints whose cause is known
     * @param open complaints whose cause is not known yet
     */
    public record Table(List<String> causes, boolean further, Page<Line> lines, long found, long open) {}

    private record Span(YearMonth month, Instant since, Instant until) {}

    /**
     * @param months how many, with the one that is not over yet
     * @param page which lines, from 0
     */
    public Table of(By by, int months, int page, int limit) {
        var spans = spans(months);
        var since = spans.get(0).since();
        var causes = causes(since);
        var shown = causes.keySet().stream().limit(COLUMNS).toList();
        var lines = by == By.MONTH ? byMonth(spans, shown) : byColumn(by, since, shown, page, limit);
        return new Table(
                shown,
                causes.size() > COLUMNS,
                lines,
                causes.values().stream().mapToLong(Long::longValue).sum(),
                open(since));
    }

    /** How many complaints of a cause came in each month; a month without any is there with 0. */
    public Map<String, Map<YearMonth, Long>> ofCauses(Collection<String> causes, Collection<YearMonth> months) {
        var counts = new HashMap<String, Map<YearMonth, Long>>();
        if (causes.isEmpty() || months.isEmpty()) {
            return counts;
        }
        causes.forEach(cause -> counts.put(cause, new HashMap<>()));
        var spans = new SqlRows<>(months.stream().distinct().map(this::span).toList());
        jdbc.sql("""
                        select m.label, c.cause, count(*) as complaints
                        from unnest(cast(:labels as varchar array), cast(:since as varchar array),
                            cast(:until as varchar array)) as m (label, since, until)
                        join complaint c on c.received_at >= cast(m.since as timestamp(6) with time zone)
                            and c.received_at < cast(m.until as timestamp(6) with time zone)
                        where c.cause in (:causes) group by m.label, c.cause""")
                .param("labels", spans.column(Span::month))
                .param("since", spans.column(Span::since))
                .param("until", spans.column(Span::until))
                .param("causes", causes)
                .query(row -> {
                    counts.get(row.getString("cause"))
                            .put(YearMonth.parse(row.getString("label")), row.getLong("complaints"));
                });
        return counts;
    }

    /** The month in which the first complaint came; null when there was none. */
    public @Nullable YearMonth first() {
        return jdbc
                .sql("select received_at from complaint order by received_at, number fetch first 1 rows only")
                .query((row, at) ->
                        YearMonth.from(RowTime.read(row, "received_at").atZone(zone)))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    YearMonth thisMonth() {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    private List<Span> spans(int months) {
        var last = thisMonth();
        return IntStream.range(0, months)
                .mapToObj(at -> span(last.minusMonths(months - 1L - at)))
                .toList();
    }

    private Span span(YearMonth month) {
        return new Span(
                month,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    /** The most frequent first. */
    private Map<String, Long> causes(Instant since) {
        var causes = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        select cause, count(*) as complaints from complaint
                        where received_at >= ? and cause is not null
                        group by cause order by count(*) desc, cause fetch first 200 rows only""").param(RowTime.of(since)).query(row -> {
            causes.put(row.getString("cause"), row.getLong("complaints"));
        });
        return causes;
    }

    private long open(Instant since) {
        return jdbc.sql("""
                        select count(*) from (select 1 from complaint
                        where received_at >= ? and cause is null and stage not in ('WITHDRAWN', 'CLOSED')
                        fetch first ? rows only) counted""")
                .params(RowTime.of(since), Page.COUNTED_TO + 1)
                .query(Long.class)
                .single();
    }

    private Page<Line> byColumn(By by, Instant since, List<String> shown, int page, int limit) {
        var of = "coalesce(" + by.column + ", '')";
        var from = " from complaint where received_at >= :since and cause is not null ";
        var labels = jdbc.sql("select " + of + " as label, count(*) as complaints" + from + "group by " + of
                        + " order by count(*) desc, " + of + " offset " + (long) page * limit + " rows fetch first "
                        + limit + " rows only")
                .param("since", RowTime.of(since))
                .query((row, at) -> row.getString("label"))
                .list();
        var all = jdbc.sql("select count(*) from (select distinct " + of + " as label" + from + "fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .param("since", RowTime.of(since))
                .query(Long.class)
                .single();
        var cells = new HashMap<String, Map<String, Long>>();
        if (!labels.isEmpty()) {
            jdbc.sql("select " + of + " as label, cause, count(*) as complaints" + from + "and " + of
                            + " in (:labels) group by " + of + ", cause")
                    .param("since", RowTime.of(since))
                    .param("labels", labels)
                    .query(row -> {
                        cells.computeIfAbsent(row.getString("label"), label -> new HashMap<>())
                                .put(row.getString("cause"), row.getLong("complaints"));
                    });
        }
        return Page.of(
                labels.stream()
                        .map(label -> line(label, shown, cells.getOrDefault(label, Map.of())))
                        .toList(),
                all,
                null);
    }

    /** The newest first, with those in which there was none. */
    private Page<Line> byMonth(List<Span> spans, List<String> shown) {
        var rows = new SqlRows<>(spans);
        var cells = new HashMap<String, Map<String, Long>>();
        jdbc.sql("""
                        select m.label, c.cause, count(*) as complaints
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                            as m (label, since, until)
                        join complaint c on c.received_at >= cast(m.since as timestamp(6) with time zone)
                            and c.received_at < cast(m.until as timestamp(6) with time zone)
                        where c.cause is not null group by m.label, c.cause""")
                .params(rows.column(Span::month), rows.column(Span::since), rows.column(Span::until))
                .query(row -> {
                    cells.computeIfAbsent(row.getString("label"), label -> new HashMap<>())
                            .put(row.getString("cause"), row.getLong("complaints"));
                });
        var lines = spans.stream()
                .map(span -> line(
                        span.month().toString(),
                        shown,
                        cells.getOrDefault(span.month().toString(), Map.of())))
                .sorted(Comparator.comparing(Line::label).reversed())
                .toList();
        return Page.of(lines, lines.size(), null);
    }

    private static Line line(String label, List<String> shown, Map<String, Long> cells) {
        var counts = new ArrayList<Long>();
        shown.forEach(cause -> counts.add(cells.getOrDefault(cause, 0L)));
        var total = cells.values().stream().mapToLong(Long::longValue).sum();
        counts.add(total - counts.stream().mapToLong(Long::longValue).sum());
        return new Line(label, counts, total);
    }
}
