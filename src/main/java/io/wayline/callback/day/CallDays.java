package io.wayline.callback.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback;
import io.wayline.shared.RowTime;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.QueueHours;
import io.wayline.staff.QueueHours.Slot;
import io.wayline.staff.Queues.Queue;

/** A day of calls, as whoever makes them looks at it: those of some queues, and the reader's own. */
@Component
public class CallDays {

    /** What a page can still draw; there is a list for more. */
    private static final int MOST = 2_000;

    private static final Duration USUAL = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final OpeningHours openingHours;
    private final ZoneId zone;

    CallDays(JdbcClient jdbc, OpeningHours openingHours, ZoneId zone) {
        this.jdbc = jdbc;
        this.openingHours = openingHours;
        this.zone = zone;
    }

    /**
     * One day.
     *
     * @param calls that are booked or were made, in the order of their times
     * @param cut whether there are more than a page can draw
     * @param open when one of the queues makes calls, in order; empty on a day off
     * @param known whether the holidays of its year are known
     * @param slot how long the shortest of the queues' calls takes
     */
    public record Day(
            LocalDate date, List<Callback> calls, boolean cut, List<Slot> open, boolean known, Duration slot) {}

    @Transactional(readOnly = true)
    public Day of(LocalDate date, List<Queue> queues, Person reader, boolean withTheirOwn) {
        var hours = queues.stream()
                .flatMap(queue -> openingHours.of(queue.key()).stream())
                .toList();
        var start = date.atStartOfDay(zone).toInstant();
        var calls = calls(start, date.plusDays(1).atStartOfDay(zone).toInstant(), queues, reader, withTheirOwn);
        return new Day(
                date,
                calls.subList(0, Math.min(MOST, calls.size())),
                calls.size() > MOST,
                open(date, hours),
                hours.stream()
                        .allMatch(each ->
                                each.calendar().unknownYears(start, start).isEmpty()),
                hours.stream()
                        .map(QueueHours::slot)
                        .min(Comparator.naturalOrder())
                        .orElse(USUAL));
    }

    private List<Callback> calls(Instant start, Instant end, List<Queue> queues, Person reader, boolean withTheirOwn) {
        // a statement without any queue would be no statement
        var keys = Stream.concat(queues.stream().map(Queue::key), Stream.of("")).toList();
        return jdbc.sql("""
                        select * from callback where starts_at >= :start and starts_at < :end
                            and state in ('BOOKED', 'DONE', 'MISSED') and (queue in (:queues) or agent = :own)
                        order by starts_at, ref fetch first\s""" + (MOST + 1) + " rows only")
                .param("start", RowTime.of(start))
                .param("end", RowTime.of(end))
                .param("queues", keys)
                .param("own", withTheirOwn ? reader.username() : "")
                .query(Callback::read)
                .list();
    }

    /** The hours of all of them together, none overlapping another. */
    private static List<Slot> open(LocalDate date, List<QueueHours> hours) {
        var all = hours.stream()
                .flatMap(each -> each.calendar().hoursOn(date).stream()
                        .map(span -> new Slot(
                                span.startOn(date, each.calendar().zone()),
                                span.endOn(date, each.calendar().zone()))))
                .sorted(Comparator.comparing(Slot::start))
                .toList();
        var merged = new ArrayList<Slot>();
        for (var span : all) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || span.start().isAfter(last.end())) {
                merged.add(span);
            } else if (span.end().isAfter(last.end())) {
                merged.set(merged.size() - 1, new Slot(last.start(), span.end()));
            }
        }
        return List.copyOf(merged);
    }
}
