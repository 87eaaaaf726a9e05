package io.wayline.journey.task.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.task.Condition;
import io.wayline.journey.task.TaskScope;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Person;

/**
 * What people wrote in tasks that are done. Agents read those of their queues and those that they completed, and all of
 * the ways on which a task waits for them or is theirs; supervisors, operations, and administrators read all. Who may
 * read of a customer is the caller's to know.
 */
@Component
public class TaskRecords {

    private static final Condition ALL = new Condition("1 = 1", List.of());

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final RecordRows rows;

    TaskRecords(JdbcClient jdbc, TaskScope scope, RecordRows rows) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.rows = rows;
    }

    /**
     * What was done in one task.
     *
     * @throws NotFound when there is no such task, it is not done, or it is not for this reader
     */
    public TaskRecord of(String task, Person reader) {
        return rows.list(new Condition("w.id = ?", List.of(task)).and(visible(reader)), "", 1).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("record"));
    }

    /** What was done in one task of this customer. */
    public Optional<TaskRecord> of(String task, CustomerId customer) {
        return rows
                .list(new Condition("w.id = ? and w.customer_id = ?", List.of(task, customer.value())), "", 1)
                .stream()
                .findFirst();
    }

    /**
     * What was given on a customer's way, the first first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws NotFound when there is no such way, or no task of it is for this reader
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<TaskRecord> ofInstance(String instance, Person reader, @Nullable String cursor, int limit) {
        if (!isKnown(instance, reader)) {
            throw new NotFound("instance");
        }
        var mine = new Condition("w.instance_id = ?", List.of(instance)).and(visible(reader));
        return page(mine, ">", "order by w.finished_at, w.id", cursor, limit);
    }

    /** What was given about a customer, the newest first; otherwise like the records of a way. */
    public Page<TaskRecord> ofCustomer(CustomerId customer, @Nullable String cursor, int limit) {
        var theirs = new Condition("w.customer_id = ?", List.of(customer.value()));
        return page(theirs, "<", "order by w.finished_at desc, w.id desc", cursor, limit);
    }

    /**
     * The latest that was given on the way of a task before it was done, the first first: whoever may see the task may
     * read it.
     */
    public List<TaskRecord> before(WorkItem item, int limit) {
        var earlier = new Condition("w.instance_id = ? and w.id <> ?", List.of(item.instance(), item.id()));
        if (item.finishedAt() != null) {
            earlier = earlier.and(new Condition("w.finished_at <= ?", List.of(RowTime.of(item.finishedAt()))));
        }
        var latest = rows.list(earlier, "order by w.finished_at desc, w.id desc", limit);
        return latest.stream().sorted(RecordRows.IN_ORDER).toList();
    }

    /** The ways on which somebody has a task now: of those they read every word. */
    public Set<String> waysInHand(Person person) {
        return Set.copyOf(jdbc.sql("select distinct instance_id from work_item where assignee = ? and state = 'TAKEN'")
                .param(person.username())
                .query(String.class)
                .list());
    }

    private Page<TaskRecord> page(Condition which, String on, String order, @Nullable String cursor, int limit) {
        var counted = rows.count(which);
        var from = cursor == null
                ? which
                : which.and(new Condition(
                        "(w.finished_at, w.id) " + on + " (select l.finished_at, l.id from work_item l where l.id = ?)",
                        List.of(known(cursor))));
        var found = rows.list(from, order, limit + 1);
        return Page.of(found, limit, counted, TaskRecord::task);
    }

    private boolean isKnown(String instance, Person reader) {
        if (scope.seesAll(reader)) {
            return exists("select count(*) from journey_instance where id = ?", List.of(instance));
        }
        var mine = scope.visible("w", reader).and(new Condition("w.instance_id = ?", List.of(instance)));
        return exists("select count(*) from work_item w where " + mine.sql(), mine.values());
    }

    private boolean exists(String sql, List<Object> values) {
        return jdbc.sql(sql).params(values).query(Long.class).single() > 0;
    }

    /** A task that waits for them opens what was given on its way; when it is over, what is theirs stays theirs. */
    private Condition visible(Person reader) {
        if (scope.seesAll(reader)) {
            return ALL;
        }
        var open = scope.visible("v", reader);
        return scope.visible("w", reader)
                .or(new Condition(
                        "exists (select 1 from work_item v where v.instance_id = w.instance_id"
                                + " and v.state in ('WAITING', 'TAKEN') and " + open.sql() + ")",
                        open.values()));
    }

    private String known(String cursor) {
        return Cursor.row(
                cursor,
                id -> jdbc.sql("select id from work_item where id = ? and finished_at is not null")
                        .param(id)
                        .query(String.class)
                        .optional());
    }
}
