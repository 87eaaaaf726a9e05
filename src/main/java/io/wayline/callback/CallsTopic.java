package io.wayline.callback;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.calendar.PlausibleTime;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.live.Fingerprint;
import io.wayline.shared.live.LiveTopic;
import io.wayline.staff.Person;

/** The calls of a day, watched by its ISO date: booked, moved, done, late. Agents are told of those of their queues. */
@Component
class CallsTopic implements LiveTopic {

    private static final String ALL = "";

    private final JdbcClient jdbc;
    private final CallbackScope scope;
    private final ZoneId zone;

    CallsTopic(JdbcClient jdbc, CallbackScope scope, ZoneId zone) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Set<String> keys(String thing, Colleague reader) {
        if (!(reader instanceof Person person)
                || !person.isAny(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN)) {
            return Set.of();
        }
        try {
            var day = PlausibleTime.day(thing);
            return scope.seesAll(person)
                    ? Set.of(key(day, ALL))
                    : scope.queuesOf(person).stream()
                            .map(queue -> key(day, queue))
                            .collect(Collectors.toSet());
        } catch (DateTimeException none) {
            return Set.of();
        }
    }

    /** A statement for each day that somebody looks at, which is today as a rule. */
    @Override
    public Map<String, Long> versions(Set<String> keys) {
        var days = new HashSet<LocalDate>();
        keys.forEach(key -> days.add(LocalDate.parse(key.substring(0, key.indexOf(' ')))));
        var versions = new HashMap<String, Long>();
        days.forEach(day -> jdbc.sql("""
                        select queue, count(*) as calls, sum(version) as versions,
                            sum(extract(epoch from booked_at)) as booked,
                            sum(case when late then 1 else 0 end) as late,
                            sum(case when state = 'BOOKED' then 1 else 0 end) as open
                        from callback where starts_at >= ? and starts_at < ? group by queue""")
                .params(
                        RowTime.of(day.atStartOfDay(zone).toInstant()),
                        RowTime.of(day.plusDays(1).atStartOfDay(zone).toInstant()))
                .query(row -> {
                    var queue = row.getString("queue");
                    var print = Fingerprint.of(
                            queue,
                            row.getLong("calls"),
                            row.getLong("versions"),
                            row.getBigDecimal("booked").stripTrailingZeros().toPlainString(),
                            row.getLong("late"),
                            row.getLong("open"));
                    versions.put(key(day, queue), print);
                    versions.merge(key(day, ALL), print, Long::sum);
                }));
        return versions;
    }

    private static String key(LocalDate day, String queue) {
        return day + " " + queue;
    }
}
