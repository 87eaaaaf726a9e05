package io.wayline.journey.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarFollower;
import io.wayline.journey.time.Wait;
import io.wayline.journey.time.WorkingSpan;

/**
 * How long there is for tasks. Those that are due after some working time become due anew when the calendar changes:
 * nobody has been promised the moment, and whoever has the task sees that it moved.
 */
@Component
public class TaskClocks implements CalendarFollower {

    private static final Logger log = LoggerFactory.getLogger(TaskClocks.class);

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final Clock clock;

    TaskClocks(JdbcClient jdbc, BusinessCalendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** How long there is now for each that is due at some time, by its id. */
    public Map<String, Countdown> of(List<WorkItem> items) {
        var now = clock.instant();
        return items.stream()
                .filter(item -> item.dueAt() != null)
                .collect(Collectors.toMap(WorkItem::id, item -> countdown(item, item.dueAt(), now)));
    }

    private Countdown countdown(WorkItem item, Instant dueAt, Instant now) {
        var late = dueAt.isBefore(now);
        var soon = !late && item.clock() != null && !item.clock().warnAt().isAfter(now);
        var working = item.clock() != null && item.clock().kind() == DueClock.Kind.WORKING;
        var length = working
                ? calendars.standard().between(late ? dueAt : now, late ? now : dueAt)
                : Duration.between(dueAt, now).abs();
        return new Countdown(working, late, soon, length);
    }

    @Override
    public Effect follow(BusinessCalendar now, SortedSet<LocalDate> changed) {
        return new Effect("tasks", reckonAnew(now));
    }

    /** Does the same for what came up on another node while the calendar changed, and after a release brought holidays. */
    @Transactional
    public void catchUp() {
        var moved = reckonAnew(calendars.standard());
        if (moved > 0) {
            log.info("{} tasks became due anew, because the calendar has changed", moved);
        }
    }

    private long reckonAnew(BusinessCalendar calendar) {
        return jdbc
                .sql("""
                        select id, created_at, due_at, due_span, priority from work_item
                        where due_clock = 'WORKING' and state in ('WAITING', 'TAKEN') and due_calendar < ?
                        order by id for update""")
                .param(calendar.version())
                .query((row, number) -> new Due(
                        row.getString("id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getString("due_span"),
                        row.getInt("priority")))
                .list()
                .stream()
                .filter(task -> moves(task, calendar))
                .count();
    }

    private record Due(String id, Instant start, Instant dueAt, String span, int priority) {}

    private boolean moves(Due task, BusinessCalendar calendar) {
        var due =
                ((WorkingSpan) Wait.read(task.span)).after(task.start, calendar).at();
        var reckoned = Objects.requireNonNull(DueClock.of(task.span, task.start, due, calendar));
        var moved = !due.equals(task.dueAt);
        jdbc.sql("update work_item set due_at = ?, warn_at = ?, turn = ?, due_calendar = ?"
                        + (moved ? ", due_before = due_at" : "") + " where id = ?")
                .params(
                        due.atOffset(ZoneOffset.UTC),
                        reckoned.warnAt().atOffset(ZoneOffset.UTC),
                        Turn.of(task.priority, due),
                        calendar.version(),
                        task.id)
                .update();
        return moved;
    }
}
