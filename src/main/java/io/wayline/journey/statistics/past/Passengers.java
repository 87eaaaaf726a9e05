package io.wayline.journey.statistics.past;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.statistics.PassedInstances;
import io.wayline.journey.engine.statistics.PassedInstances.Behind;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;

/**
 * The people behind the figures of a step: who has left it. The figures say on which days somebody did, so that the history
 * is read of those days only, however rare the step is.
 */
@Component
public class Passengers {

    private final PassedInstances passed;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    Passengers(PassedInstances passed, JdbcClient jdbc, ZoneId zone) {
        this.passed = passed;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /**
     * A page of those who left a step in a period, the last first, as far as the history of it is kept.
     *
     * @param offOnly only those who did not go on
     * @param cursor the {@code next} of the page before, or null for the first
     */
    public Page<PassedBy> of(
            List<String> definitions,
            String element,
            Period period,
            boolean offOnly,
            @Nullable String cursor,
            int limit) {
        var behind = cursor == null ? null : Cursor.row(cursor, passed::behind);
        var days = days(definitions, element, period, offOnly);
        var total = days.stream().mapToLong(Day::passages).sum();
        if (days.isEmpty()) {
            return Page.of(List.of(), 0, null);
        }
        var rows = passed.of(
                definitions,
                element,
                startOf(begin(days, behind, limit)),
                startOf(days.get(0).day().plusDays(1)),
                offOnly,
                behind,
                limit + 1);
        return Page.of(rows, limit, Math.min(total, Page.COUNTED_TO + 1), PassedInstances.Row::passage)
                .map(Passengers::passedBy);
    }

    private record Day(LocalDate day, long passages) {}

    private List<Day> days(List<String> definitions, String element, Period period, boolean offOnly) {
        return jdbc.sql("""
                        select on_day, sum(passages) as passages from (
                            select on_day, passages from journey_passage_day
                            where definition_id in (:definitions) and on_day between :first and :last
                                and element = :element and outcome in (:outcomes)
                            union all
                            select on_day, passages from journey_passage_recent
                            where definition_id in (:definitions) and on_day between :first and :last
                                and element = :element and outcome in (:outcomes)) counted
                        group by on_day order by on_day desc""")
                .param("definitions", definitions)
                .param("first", period.first())
                .param("last", period.last())
                .param("element", element)
                .param("outcomes", offOnly ? List.of("ELSEWHERE", "DROPPED") : List.of("ON", "ELSEWHERE", "DROPPED"))
                .query((row, number) -> new Day(row.getObject("on_day", LocalDate.class), row.getLong("passages")))
                .list();
    }

    /** The day on which a page that begins behind somebody can end at the earliest; those of their own day may be used up. */
    private LocalDate begin(List<Day> days, @Nullable Behind behind, int limit) {
        var latest = behind == null ? LocalDate.MAX : LocalDate.ofInstant(behind.leftAt(), zone);
        var found = 0L;
        for (var day : days) {
            found += day.day().isBefore(latest) ? day.passages() : 0;
            if (found > limit) {
                return day.day();
            }
        }
        return days.get(days.size() - 1).day();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static PassedBy passedBy(PassedInstances.Row row) {
        return new PassedBy(
                row.instance(),
                row.journey(),
                row.customer() == null ? null : new CustomerId(row.customer()),
                row.cameAt().toInstant(),
                row.leftAt().toInstant(),
                row.cancelled());
    }
}
