package io.wayline.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.Hours;
import io.wayline.calendar.WorkingWeek;

/** When each queue makes calls. One that says nothing of its own keeps the week of the company's calendar. */
@Component
public class OpeningHours {

    private static final int MOST_PLACES = 200;
    private static final int SHORTEST_SLOT = 5;
    private static final int LONGEST_SLOT = 240;

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;

    OpeningHours(JdbcClient jdbc, BusinessCalendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    /**
     * What an admin says of a queue.
     *
     * @param week the hours of each day as text, such as {@code 09:00-12:00, 13:00-18:00}; a day that is empty or
     *     missing is closed, and when all are, the company's week holds
     */
    public record Plan(int places, int slotMinutes, Map<DayOfWeek, String> week) {

        public static final Plan USUAL = new Plan(1, 30, Map.of());

        /** @throws InvalidAccount when it cannot be kept as it is */
        Map<DayOfWeek, List<Hours>> checked() {
            if (places < 1 || places > MOST_PLACES) {
                throw new InvalidAccount(InvalidAccount.Why.PLACES_RANGE);
            }
            if (slotMinutes < SHORTEST_SLOT || slotMinutes > LONGEST_SLOT) {
                throw new InvalidAccount(InvalidAccount.Why.SLOT_RANGE);
            }
            var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
            week.forEach((day, text) -> {
                if (!text.isBlank()) {
                    days.put(day, hours(text));
                }
            });
            return days.isEmpty() ? days : inOrder(days);
        }

        private static List<Hours> hours(String text) {
            try {
                return Arrays.stream(text.replace('，', ',').replace('：', ':').split(","))
                        .map(part -> part.strip().split("\\s*[-–—~]\\s*", -1))
                        .map(ends -> new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                        .toList();
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                throw new InvalidAccount(InvalidAccount.Why.HOURS_FORM);
            }
        }

        private static Map<DayOfWeek, List<Hours>> inOrder(Map<DayOfWeek, List<Hours>> days) {
            try {
                return new WorkingWeek(days, List.of()).days();
            } catch (IllegalArgumentException overlapping) {
                throw new InvalidAccount(InvalidAccount.Why.HOURS_FORM);
            }
        }
    }

    /** The hours of a queue; empty when there is no such queue. */
    @Transactional(readOnly = true)
    public Optional<QueueHours> of(String queue) {
        return read(queue, "");
    }

    /** The hours of every queue by key; two statements, however many there are. */
    @Transactional(readOnly = true)
    public Map<String, QueueHours> all() {
        var own = new HashMap<String, Map<DayOfWeek, List<Hours>>>();
        jdbc.sql("select queue_key, weekday, opens, closes from staff_queue_hours order by queue_key, weekday, opens")
                .query(row -> {
                    add(row, own.computeIfAbsent(row.getString("queue_key"), key -> new EnumMap<>(DayOfWeek.class)));
                });
        return jdbc
                .sql("select queue_key, places, slot_minutes from staff_queue order by queue_key")
                .query((row, number) -> new QueueHours(
                        row.getString("queue_key"),
                        calendar(own.getOrDefault(row.getString("queue_key"), Map.of())),
                        row.getInt("places"),
                        Duration.ofMinutes(row.getInt("slot_minutes"))))
                .list()
                .stream()
                .collect(Collectors.toMap(QueueHours::queue, Function.identity()));
    }

    /** The same, and nobody else locks this queue, or changes it, until the caller's transaction ends. */
    public Optional<QueueHours> lock(String queue) {
        return read(queue, " for update");
    }

    /** What was said of a queue, for whoever changes it. */
    @Transactional(readOnly = true)
    public Plan plan(String queue) {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        own(queue).forEach((day, hours) -> week.put(day, QueueHours.text(hours)));
        return jdbc.sql("select places, slot_minutes from staff_queue where queue_key = ?")
                .param(queue)
                .query((row, number) -> new Plan(row.getInt("places"), row.getInt("slot_minutes"), week))
                .optional()
                .orElse(Plan.USUAL);
    }

    /** @throws InvalidAccount when the plan cannot be kept as it is */
    public void check(Plan plan) {
        plan.checked();
    }

    /**
     * Changes when a queue makes calls. Calls that are booked stay where they are.
     *
     * @throws InvalidAccount when the plan cannot be kept as it is
     */
    @Transactional
    public void change(String queue, Plan plan) {
        var week = plan.checked();
        jdbc.sql("update staff_queue set places = ?, slot_minutes = ? where queue_key = ?")
                .params(plan.places(), plan.slotMinutes(), queue)
                .update();
        jdbc.sql("delete from staff_queue_hours where queue_key = ?")
                .param(queue)
                .update();
        week.forEach((day, hours) -> hours.forEach(each -> jdbc.sql(
                        "insert into staff_queue_hours (queue_key, weekday, opens, closes) values (?, ?, ?, ?)")
                .params(queue, day.getValue(), each.from(), each.to())
                .update()));
    }

    private Optional<QueueHours> read(String queue, String lock) {
        return jdbc.sql("select places, slot_minutes from staff_queue where queue_key = ?" + lock)
                .param(queue)
                .query((row, number) -> new int[] {row.getInt("places"), row.getInt("slot_minutes")})
                .optional()
                .map(plan -> new QueueHours(queue, calendar(own(queue)), plan[0], Duration.ofMinutes(plan[1])));
    }

    private BusinessCalendar calendar(Map<DayOfWeek, List<Hours>> own) {
        var company = calendars.standard();
        if (own.isEmpty()) {
            return company;
        }
        // a day off that is worked has the hours of the queue's first day
        @Nullable List<Hours> makeUp = own.get(own.keySet().iterator().next());
        return new BusinessCalendar(
                company.key(),
                company.version(),
                company.zone(),
                new WorkingWeek(own, makeUp == null ? List.of() : makeUp),
                company.special(),
                company.knownYears());
    }

    private Map<DayOfWeek, List<Hours>> own(String queue) {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        jdbc.sql("select weekday, opens, closes from staff_queue_hours where queue_key = ? order by weekday, opens")
                .param(queue)
                .query(row -> {
                    add(row, days);
                });
        return days;
    }

    private static void add(ResultSet row, Map<DayOfWeek, List<Hours>> days) throws SQLException {
        days.computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), day -> new ArrayList<>())
                .add(new Hours(row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)));
    }
}
