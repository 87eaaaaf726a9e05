package io.wayline.journey.task;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.staff.Person;

/**
 * The tasks as somebody sees them: agents those of their queues and those they have, supervisors, operations, and
 * administrators all.
 */
@Component
public class TaskList {

    private static final List<String> OLDEST = List.of("created_at", "id");

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final JourneyModels models;
    private final ModelLabels labels;
    private final Clock clock;

    TaskList(JdbcClient jdbc, TaskScope scope, JourneyModels models, ModelLabels labels, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.models = models;
        this.labels = labels;
        this.clock = clock;
    }

    /**
     * Open tasks in the order of the filter, with how many there are.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     * @throws InvalidValue when the cursor is not one of ours
     */
    public Page<WorkItem> page(TaskFilter filter, Person reader, @Nullable String cursor, int limit) {
        return page(filter, reader, cursor, limit, (int) Page.COUNTED_TO);
    }

    /**
     * The same, counted less far.
     *
     * @param counted the total is exact up to this
     */
    public Page<WorkItem> page(TaskFilter filter, Person reader, @Nullable String cursor, int limit, int counted) {
        var after = cursor == null ? null : known(cursor);
        var rows = rows(filter, reader, after, limit + 1);
        var more = rows.size() > limit;
        var total = after == null && !more ? rows.size() : count(filter, reader, counted);
        var shown = more ? rows.subList(0, limit) : rows;
        var next = more ? rows.get(limit - 1).id() : null;
        return total > counted ? new Page<>(shown, null, (long) counted, next) : new Page<>(shown, total, null, next);
    }

    /** How many there are; exact up to {@link Page#COUNTED_TO}, and one more when there are more. */
    public long count(TaskFilter filter, Person reader) {
        return count(filter, reader, (int) Page.COUNTED_TO);
    }

    /** How many there are; exact up to this number, and one more when there are more. */
    public long count(TaskFilter filter, Person reader, int upTo) {
        var all = union("select w.id from work_item w", scope.parts(filter, reader, clock.instant()), "", upTo + 1);
        return jdbc.sql("select count(*) from (select u.id from (" + all.sql() + ") u fetch first " + (upTo + 1)
                        + " rows only) counted")
                .params(all.values())
                .query(Long.class)
                .single();
    }

    /** The first ids of a list, in its order. */
    public List<String> ids(TaskFilter filter, Person reader, int limit) {
        return rows(filter, reader, null, limit).stream().map(WorkItem::id).toList();
    }

    /** Those of these tasks that this reader sees, in no order; also when they are done. */
    public List<WorkItem> some(Collection<String> ids, Person reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("select " + WorkItem.COLUMNS + " from work_item w where w.id in ("
                        + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")")
                .params(List.copyOf(ids))
                .query(WorkItem::read)
                .list()
                .stream()
                .filter(scope.seenBy(reader))
                .toList();
    }

    /** Each part of a list is one range of an index that lies in its order, so as much of each is read as is shown. */
    private List<WorkItem> rows(TaskFilter filter, Person reader, @Nullable WorkItem after, int limit) {
        var order = filter.order() == TaskFilter.Order.CLOCK ? List.of("turn", "created_at", "id") : OLDEST;
        var parts = scope.parts(filter, reader, clock.instant()).stream()
                .map(part -> after == null ? part : part.and(behind(order, after)))
                .toList();
        var all = union("select w.* from work_item w", parts, by(order), limit);
        return jdbc.sql("select " + WorkItem.COLUMNS + " from (" + all.sql() + ") w" + by(order) + " fetch first "
                        + limit + " rows only")
                .params(all.values())
                .query(WorkItem::read)
                .list();
    }

    private static Condition union(String select, List<Condition> parts, String order, int limit) {
        return new Condition(
                parts.stream()
                        .map(part ->
                                "(" + select + " where " + part.sql() + order + " fetch first " + limit + " rows only)")
                        .collect(Collectors.joining(" union all ")),
                parts.stream().flatMap(part -> part.values().stream()).toList());
    }

    private static String by(List<String> order) {
        return " order by w." + String.join(", w.", order);
    }

    private static Condition behind(List<String> order, WorkItem last) {
        var at = RowTime.of(last.createdAt());
        return order == OLDEST
                ? new Condition("(w.created_at, w.id) > (?, ?)", List.of(at, last.id()))
                : new Condition(
                        "(w.turn, w.created_at, w.id) > (?, ?, ?)",
                        List.of(TaskRank.of(last.priority(), last.dueAt()), at, last.id()));
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
    public WorkItem lock(String id, Person reader) {
        return get(id, reader, " for update");
    }

    /** The first open task of a customer's way that this reader sees. */
    public Optional<WorkItem> openOf(String instance, Person reader) {
        var conditions = open(reader).and("w.instance_id = ?", instance);
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where " + conditions.sql()
                        + " order by w.turn, w.created_at, w.id fetch first 1 rows only")
                .params(conditions.values())
                .query(WorkItem::read)
                .optional();
    }

    /** Those of these tasks that are open and that this reader sees, by id; one statement. */
    public Map<String, WorkItem> open(Collection<String> ids, Person reader) {
        return some(ids, reader).stream()
                .filter(WorkItem::isOpen)
                .collect(Collectors.toMap(WorkItem::id, Function.identity()));
    }

    /** The open tasks of a customer that this reader sees, in the order in which they should be done. */
    public List<WorkItem> of(CustomerId customer, Person reader, int limit) {
        return of(open(reader).and("w.customer_id = ?", customer.value()), limit);
    }

    /** All open tasks of a customer, for who has no account. */
    public List<WorkItem> of(CustomerId customer, int limit) {
        return of(
                new Condition("w.customer_id = ? and w.state in ('WAITING', 'TAKEN')", List.of(customer.value())),
                limit);
    }

    private List<WorkItem> of(Condition which, int limit) {
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where " + which.sql()
                        + " order by w.turn, w.created_at, w.id fetch first " + limit + " rows only")
                .params(which.values())
                .query(WorkItem::read)
                .list();
    }

    /** Whether an open task of this customer is one that this reader sees. */
    public boolean concerns(CustomerId customer, Person reader) {
        var conditions = open(reader).and("w.customer_id = ?", customer.value());
        return !jdbc.sql("select w.id from work_item w where " + conditions.sql() + " fetch first 1 rows only")
                .params(conditions.values())
                .query(String.class)
                .list()
                .isEmpty();
    }

    /** What the journeys that can be entered now are called for the reader, by key. */
    public Map<String, String> journeyNames(Locale reader) {
        return models.latest().stream()
                .collect(Collectors.toMap(
                        JourneyModel::key, journey -> labels.of(journey, reader).journey()));
    }

    /** A task by what its reader calls it, in the version of the journey in which it is drawn. */
    public WorkItem called(WorkItem item, Locale reader) {
        return labels.of(item.definition(), reader)
                .map(journey -> item.called(journey.element(item.element(), item.name())))
                .orElse(item);
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

    private WorkItem known(String cursor) {
        return Cursor.row(
                cursor,
                id -> jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ?")
                        .param(id)
                        .query(WorkItem::read)
                        .optional());
    }

    private Condition open(Person reader) {
        var all = new Condition("w.state in ('WAITING', 'TAKEN')", List.of());
        return scope.seesAll(reader) ? all : all.and(scope.visible("w", reader));
    }
}
