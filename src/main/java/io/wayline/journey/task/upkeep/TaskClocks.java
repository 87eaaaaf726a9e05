package io.wayline.journey.task.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarFollower;
import io.wayline.journey.task.DueClock;
import io.wayline.journey.task.TaskRank;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.time.Wait;
import io.wayline.journey.time.WorkingSpan;
import io.wayline.shared.RowTime;

/**
 * How long there is for tasks. Those that are due after some working time become due anew when the calendar changes:
 * nobody has been promised the moment, and whoever has the task sees that it moved.
 */
@Component
public class TaskClocks implements CalendarFollower {

    /** Names what is set aside here; an item is a task's id. */
    public static final String LOOP = "journey.task-clocks";

    private static final Logger log = LoggerFactory.getLogger(TaskClocks.class);

    private static final int ALL = 100;
    private static final int WARNED = 80;

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final SetAside aside;
    private final Clock clock;
    private final TransactionTemplate own;

    TaskClocks(
            JdbcClient jdbc,
            BusinessCalendars calendars,
            SetAside aside,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.aside = aside;
        this.own = new TransactionTemplate(transactions);
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
        var soon = !late
                && (item.clock() == null
                        ? used(item, dueAt, now) >= WARNED
                        : !item.clock().warnAt().isAfter(now));
        var working = item.clock() != null && item.clock().kind() == DueClock.Kind.WORKING;
        var length = working
                ? calendars.standard().between(late ? dueAt : now, late ? now : dueAt)
                : Duration.between(dueAt, now).abs();
        return new Countdown(working, late, soon, length);
    }

    /** How much of the time for a task is over, in hundredths of that which counts; nothing when it is due at no time. */
    public OptionalInt used(WorkItem item) {
        return item.dueAt() == null ? OptionalInt.empty() : OptionalInt.of(used(item, item.dueAt(), clock.instant()));
    }

    private int used(WorkItem item, Instant dueAt, Instant now) {
        if (!now.isBefore(dueAt)) {
            return ALL;
        }
        var whole = length(item, item.createdAt(), dueAt).toMillis();
        var left = length(item, now, dueAt).toMillis();
        return whole <= 0 ? ALL : (int) Math.max(0, ALL - left * ALL / whole);
    }

    private Duration length(WorkItem item, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return item.clock() != null && item.clock().kind() == DueClock.Kind.WORKING
                ? calendars.standard().between(from, to)
                : Duration.between(from, to);
    }

    /** One whose span cannot be read keeps its time, and nobody's holidays wait for it. */
    @Override
    public Effect follow(BusinessCalendar now, SortedSet<LocalDate> changed) {
        var moved = outdated(now, null).stream()
                .filter(task ->
                        dueAnew(task, now).map(due -> moves(task, due, now)).orElse(false))
                .count();
        return new Effect("tasks", moved);
    }

    /**
     * Does the same for what came up on another node while the calendar changed, and after a release brought holidays;
     * each task in a transaction of its own. One for which that fails is set aside.
     */
    public void catchUp() {
        var calendar = calendars.standard();
        var tasks = jdbc.sql("""
                        select id from work_item where due_clock = 'WORKING' and state in ('WAITING', 'TAKEN')
                            and due_calendar < ? order by id""").param(calendar.version()).query(String.class).list();
        var pass = aside.pass(LOOP, tasks);
        var moved = tasks.stream()
                .mapToInt(task -> pass.count(task, () -> caughtUp(task, calendar)))
                .sum();
        if (moved > 0) {
            log.info("{} tasks became due anew, because the calendar has changed", moved);
        }
    }

    private int caughtUp(String id, BusinessCalendar calendar) {
        return Math.toIntExact(Objects.requireNonNull(own.execute(open -> outdated(calendar, id).stream()
                .filter(task -> moves(task, reckoned(task, calendar), calendar))
                .count())));
    }

    private List<Due> outdated(BusinessCalendar calendar, @Nullable String id) {
        return jdbc.sql("""
                        select id, created_at, due_at, due_span, priority from work_item
                        where due_clock = 'WORKING' and state in ('WAITING', 'TAKEN') and due_calendar < ?
                            and id = coalesce(cast(? as varchar(64)), id)
                        order by id for update""")
                .params(calendar.version(), id)
                .query((row, number) -> new Due(
                        row.getString("id"),
                        RowTime.read(row, "created_at"),
                        RowTime.read(row, "due_at"),
                        row.getString("due_span"),
                        row.getInt("priority")))
                .list();
    }

    private Optional<Instant> dueAnew(Due task, BusinessCalendar calendar) {
        try {
            return Optional.of(reckoned(task, calendar));
        } catch (RuntimeException unreadable) {
            log.warn("Task {} keeps its time, since its span cannot be reckoned", task.id(), unreadable);
            return Optional.empty();
        }
    }

    private static Instant reckoned(Due task, BusinessCalendar calendar) {
        return ((WorkingSpan) Wait.read(task.span)).after(task.start, calendar).at();
    }

    private record Due(String id, Instant start, Instant dueAt, String span, int priority) {}

    private boolean moves(Due task, Instant due, BusinessCalendar calendar) {
        var reckoned = Objects.requireNonNull(DueClock.of(task.span, task.start, due, calendar));
        var moved = !due.equals(task.dueAt);
        jdbc.sql("update work_item set due_at = ?, warn_at = ?, turn = ?, due_calendar = ?"
                        + (moved ? ", due_before = due_at" : "") + " where id = ?")
                .params(
                        due.atOffset(ZoneOffset.UTC),
                        reckoned.warnAt().atOffset(ZoneOffset.UTC),
                        TaskRank.of(task.priority, due),
                        calendar.version(),
                        task.id)
                .update();
        return moved;
    }
}
