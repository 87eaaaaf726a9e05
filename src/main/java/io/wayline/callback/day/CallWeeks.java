package io.wayline.callback.day;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback;
import io.wayline.shared.RowTime;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.QueueHours;
import io.wayline.staff.Queues.Queue;

/** A week of calls as places: how many each hour has, and what has become of them. */
@Component
public class CallWeeks {

    private static final int DAYS = 7;
    /** So many calls of a week are told by name; with more of them, names say nothing. */
    private static final int NAMED = 300;

    private final JdbcClient jdbc;
    private final OpeningHours openingHours;
    private final Clock clock;
    private final ZoneId zone;

    CallWeeks(JdbcClient jdbc, OpeningHours openingHours, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.openingHours = openingHours;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One day.
     *
     * @param hours by the company's clock; those in which nobody makes calls, and none is booked, are left out
     * @param known whether the holidays of its year are known
     */
    public record Day(LocalDate date, Map<LocalTime, Hour> hours, boolean known) {

        /** Nothing where there is none. */
        public @Nullable Hour hour(LocalTime at) {
            return hours.get(at);
        }

        public long places() {
            return hours.values().stream().mapToLong(Hour::places).sum();
        }

        public long taken() {
            return hours.values().stream().mapToLong(Hour::taken).sum();
        }

        public long free() {
            return hours.values().stream().mapToLong(Hour::free).sum();
        }
    }

    /**
     * The places that begin within one hour.
     *
     * @param passed those of {@code places} that nobody can take any more, because their time has come
     * @param made calls that were made, whether or not anybody was reached
     * @param promised calls that are booked
     * @param late calls that are booked although their time is over
     * @param calls who is promised one, as far as they are told by name
     */
    public record Hour(int places, int passed, int made, int promised, int late, List<Callback> calls) {

        public int taken() {
            return made + promised + late;
        }

        public int free() {
            return Math.max(0, places - Math.max(taken(), passed));
        }
    }

    /** The week from its Monday on. */
    @Transactional(readOnly = true)
    public List<Day> of(LocalDate monday, List<Queue> queues) {
        var hours = queues.stream()
                .flatMap(queue -> openingHours.of(queue.key()).stream())
                .toList();
        var start = monday.atStartOfDay(zone).toInstant();
        var end = monday.plusDays(DAYS).atStartOfDay(zone).toInstant();
        var tallies = new HashMap<LocalDate, Map<LocalTime, Tally>>();
        IntStream.range(0, DAYS).mapToObj(monday::plusDays).forEach(day -> places(day, hours, tallies));
        if (!queues.isEmpty()) {
            var keys = queues.stream().map(Queue::key).toList();
            count(keys, start, end, tallies);
            name(keys, start, end, tallies);
        }
        return IntStream.range(0, DAYS)
                .mapToObj(monday::plusDays)
                .map(day -> new Day(day, hours(tallies.getOrDefault(day, Map.of())), isKnown(day, hours)))
                .toList();
    }

    private boolean isKnown(LocalDate day, List<QueueHours> hours) {
        var start = day.atStartOfDay(zone).toInstant();
        return hours.stream()
                .allMatch(each -> each.calendar().unknownYears(start, start).isEmpty());
    }

    private void places(LocalDate day, List<QueueHours> hours, Map<LocalDate, Map<LocalTime, Tally>> tallies) {
        var now = clock.instant();
        for (var each : hours) {
            for (var slot : each.slotsOn(day)) {
                var tally = tally(slot.start(), tallies);
                tally.places += each.places();
                tally.passed += slot.start().isAfter(now) ? 0 : each.places();
            }
        }
    }

    private void count(List<String> keys, Instant start, Instant end, Map<LocalDate, Map<LocalTime, Tally>> tallies) {
        jdbc.sql("""
                        select starts_at, state, count(*) as calls,
                            sum(case when ends_at <= :now then 1 else 0 end) as over_by_now
                        from callback where queue in (:queues) and state in ('BOOKED', 'DONE', 'MISSED')
                            and starts_at >= :start and starts_at < :end
                        group by starts_at, state""")
                .param("now", RowTime.of(clock.instant()))
                .param("queues", keys)
                .param("start", RowTime.of(start))
                .param("end", RowTime.of(end))
                .query(row -> {
                    var tally = tally(RowTime.read(row, "starts_at"), tallies);
                    var calls = row.getInt("calls");
                    var late = row.getInt("over_by_now");
                    if ("BOOKED".equals(row.getString("state"))) {
                        tally.late += late;
                        tally.promised += calls - late;
                    } else {
                        tally.made += calls;
                    }
                });
    }

    private void name(List<String> keys, Instant start, Instant end, Map<LocalDate, Map<LocalTime, Tally>> tallies) {
        jdbc.sql("""
                        select * from callback where queue in (:queues) and state in ('BOOKED', 'DONE', 'MISSED')
                            and starts_at >= :start and starts_at < :end
                        order by starts_at, ref fetch first\s""" + NAMED + " rows only")
                .param("queues", keys)
                .param("start", RowTime.of(start))
                .param("end", RowTime.of(end))
                .query(Callback::read)
                .list()
                .forEach(call -> tally(call.startsAt(), tallies).calls.add(call));
    }

    private Tally tally(Instant moment, Map<LocalDate, Map<LocalTime, Tally>> tallies) {
        var local = moment.atZone(zone);
        return tallies.computeIfAbsent(local.toLocalDate(), day -> new TreeMap<>())
                .computeIfAbsent(local.toLocalTime().truncatedTo(ChronoUnit.HOURS), hour -> new Tally());
    }

    private static Map<LocalTime, Hour> hours(Map<LocalTime, Tally> tallies) {
        var hours = new TreeMap<LocalTime, Hour>();
        tallies.forEach((at, tally) -> hours.put(at, tally.hour()));
        return hours;
    }

    private static final class Tally {

        private int places;
        private int passed;
        private int made;
        private int promised;
        private int late;
        private final List<Callback> calls = new ArrayList<>();

        Hour hour() {
            return new Hour(places, passed, made, promised, late, List.copyOf(calls));
        }
    }
}
