package io.wayline.callback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.RowTime;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.Queues.Queue;

/** How much of each day's places is taken, in the queues that somebody sees. */
@Component
public class CallbackDays {

    private final JdbcClient jdbc;
    private final CallbackScope scope;
    private final Queues queues;
    private final OpeningHours openingHours;
    private final ZoneId zone;

    CallbackDays(JdbcClient jdbc, CallbackScope scope, Queues queues, OpeningHours openingHours, ZoneId zone) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.queues = queues;
        this.openingHours = openingHours;
        this.zone = zone;
    }

    /**
     * One day.
     *
     * @param taken places of calls that are booked or were made
     * @param known whether the holidays of its year are known
     */
    public record Day(Instant start, long places, long taken, boolean known) {}

    /** The queues whose calls this person sees, by key. */
    public List<Queue> queues(Person reader) {
        var mine = scope.queuesOf(reader);
        return queues.list().stream()
                .filter(queue -> scope.seesAll(reader) || mine.contains(queue.key()))
                .toList();
    }

    /** So many days from one on, days off included. */
    @Transactional(readOnly = true)
    public List<Day> from(LocalDate first, int count, List<Queue> seen) {
        var hours = seen.stream()
                .flatMap(queue -> openingHours.of(queue.key()).stream())
                .toList();
        var days = new ArrayList<Day>();
        for (var date = first; date.isBefore(first.plusDays(count)); date = date.plusDays(1)) {
            var day = date;
            var places = hours.stream()
                    .mapToLong(each -> (long) each.places() * each.slotsOn(day).size())
                    .sum();
            var start = day.atStartOfDay(zone).toInstant();
            var end = day.plusDays(1).atStartOfDay(zone).toInstant();
            var known = hours.stream()
                    .allMatch(each -> each.calendar().unknownYears(start, start).isEmpty());
            days.add(new Day(start, places, taken(seen, start, end), known));
        }
        return days;
    }

    private long taken(List<Queue> seen, Instant start, Instant end) {
        return seen.isEmpty()
                ? 0
                : jdbc.sql("""
                                select count(*) from callback where queue in (:queues)
                                    and state in ('BOOKED', 'DONE', 'MISSED') and starts_at >= :start and starts_at < :end""")
                        .param("queues", seen.stream().map(Queue::key).toList())
                        .param("start", RowTime.of(start))
                        .param("end", RowTime.of(end))
                        .query(Long.class)
                        .single();
    }
}
