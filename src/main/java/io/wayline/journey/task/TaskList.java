package io.wayline.journey.task;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.staff.Person;

/**
 * The tasks as somebody sees them: agents those of their queues and those they have, supervisors, operations, and
 * administrators all.
 */
@Component
public class TaskList {

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final JourneyModels models;
    private final Clock clock;

    TaskList(JdbcClient jdbc, TaskScope scope, JourneyModels models, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Open tasks in the order in which they should be done: priority, then due date, then age.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<WorkItem> page(TaskFilter filter, Person reader, @Nullable String cursor, int limit) {
        var conditions = conditions(filter, reader);
        var counted = count(conditions);
        if (cursor != null) {
            conditions = conditions.and("""
                    (w.turn, w.created_at, w.id) >
                    (select l.turn, l.created_at, l.id from work_item l where l.id = ?)""", known(cursor));
        }
        var rows = jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where " + conditions.sql()
                        + " order by w.turn, w.created_at, w.id fetch first " + (limit + 1) + " rows only")
                .params(conditions.values())
                .query(WorkItem::read)
                .list();
        return Page.of(rows, limit, counted, WorkItem::id);
    }

    /** How many there are; exact up to {@link Page#COUNTED_TO}, and one more when there are more. */
    public long count(TaskFilter filter, Person reader) {
        return count(conditions(filter, reader));
    }

    /**
     * One task, also when it is done.
     *
     * @throws NotFound when there is no such task, or not for this reader
     */
    public WorkItem get(String id, Person reader) {
        return get(id, reader, "");
    }

    /**
     * Like {@link #get}, and keeps the task as it is until the caller's transaction ends.
     *
     * @throws NotFound when there is no such task, or not for this reader
     */
    public WorkItem hold(String id, Person reader) {
        return get(id, reader, " for update");
    }

    /** The first open task of a customer's way that this reader sees. */
    public Optional<WorkItem> openOf(String instance, Person reader) {
        var conditions = conditions(new TaskFilter(false, false, false, null, null), reader)
                .and("w.instance_id = ?", instance);
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where " + conditions.sql()
                        + " order by w.turn, w.created_at, w.id fetch first 1 rows only")
                .params(conditions.values())
                .query(WorkItem::read)
                .optional();
    }

    /** Whether an open task of this customer is one that this reader sees. */
    public boolean concerns(CustomerId customer, Person reader) {
        return count(conditions(TaskFilter.ALL, reader).and("w.customer_id = ?", customer.value())) > 0;
    }

    /** What the journeys are called that can be entered now, by key. */
    public Map<String, String> journeyNames() {
        return models.latest().stream().collect(Collectors.toMap(JourneyModel::key, JourneyModel::name));
    }

    private WorkItem get(String id, Person reader, String lock) {
        var item = jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ?" + lock)
                .param(id)
                .query(WorkItem::read)
                .optional()
                .orElseThrow(() -> new NotFound("task"));
        scope.sees(reader, item);
        return item;
    }

    private String known(String cursor) {
        return Cursor.row(
                cursor,
                id -> jdbc.sql("select id from work_item where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional());
    }

    private long count(Condition conditions) {
        return jdbc.sql("select count(*) from (select 1 from work_item w where " + conditions.sql() + " fetch first "
                        + (Page.COUNTED_TO + 1) + " rows only) counted")
                .params(conditions.values())
                .query(Long.class)
                .single();
    }

    private Condition conditions(TaskFilter filter, Person reader) {
        var all = new Condition("w.state in ('WAITING', 'TAKEN')", List.of());
        if (filter.mine()) {
            all = all.and("w.assignee = ?", reader.username());
        } else if (!scope.seesAll(reader)) {
            all = all.and(scope.visible("w", reader));
        }
        if (filter.unassigned()) {
            all = all.and("w.state = 'WAITING'");
        }
        if (filter.overdue()) {
            all = all.and("w.due_at < ?", clock.instant().atOffset(ZoneOffset.UTC));
        }
        if (filter.queue() != null) {
            all = all.and("w.queue = ?", filter.queue());
        }
        return filter.journey() == null ? all : all.and("w.journey = ?", filter.journey());
    }
}
