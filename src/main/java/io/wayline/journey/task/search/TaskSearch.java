package io.wayline.journey.task.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModel;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.task.Condition;
import io.wayline.journey.task.TaskScope;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.Cursor;
import io.wayline.shared.Page;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchText;
import io.wayline.staff.Person;

/**
 * Open tasks by what the diagram calls them in any language, by their journey, their queue, or their customer, as far as
 * somebody sees them.
 *
 * <p>Each way of finding is a statement of its own that follows an index in the order of the tasks and stops when it has
 * enough; the union of the first of each holds the first of all.
 */
@Component
public class TaskSearch {

    /** A text that fits more drawn tasks than these is too short to mean one. */
    private static final int MOST_DRAWN = 12;

    private static final List<String> OPEN = List.of("WAITING", "TAKEN");
    private static final String ORDER = " order by w.turn, w.created_at, w.id fetch first %d rows only";

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final JourneyModels models;
    private final ModelLabels labels;

    TaskSearch(JdbcClient jdbc, TaskScope scope, JourneyModels models, ModelLabels labels) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.models = models;
        this.labels = labels;
    }

    /**
     * In the order in which they should be done, without counting: one statement, and one for the reader's queues.
     *
     * @param queues those whose name was typed
     * @param customers which customers were meant, as a condition on {@code w.customer_id}; null when none can be
     * @param cursor the {@code next} of the page before, or null for the first
     * @throws io.wayline.shared.InvalidValue when the cursor is not one of ours
     */
    public Page<WorkItem> find(
            SearchText text,
            Collection<String> queues,
            @Nullable Condition customers,
            Person reader,
            @Nullable String cursor,
            int limit) {
        var ways = ways(text, queues, customers);
        if (ways.isEmpty()) {
            return new Page<>(List.of(), null, null, null);
        }
        var within = within(reader, cursor);
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var way : ways) {
            var part = within == null ? way : way.and(within);
            sql.add("(select w.id from work_item w where " + part.sql() + ORDER.formatted(limit + 1) + ")");
            values.addAll(part.values());
        }
        // joined, since PostgreSQL may else read all tasks to ask of each whether it is among these
        var rows = jdbc.sql("select " + WorkItem.COLUMNS + " from (" + String.join(" union ", sql)
                        + ") found join work_item w on w.id = found.id" + ORDER.formatted(limit + 1))
                .params(values)
                .query(WorkItem::read)
                .list();
        return SearchRequest.uncounted(rows, limit, WorkItem::id);
    }

    /** Which rows are the reader's, behind the cursor; null when that is all. */
    private @Nullable Condition within(Person reader, @Nullable String cursor) {
        var seen = scope.seesAll(reader) ? null : scope.visible("w", reader);
        if (cursor == null) {
            return seen;
        }
        var last = Cursor.row(
                cursor,
                id -> jdbc.sql("select id from work_item where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional());
        var behind = new Condition("""
                (w.turn, w.created_at, w.id) >
                (select l.turn, l.created_at, l.id from work_item l where l.id = ?)""", List.of(last));
        return seen == null ? behind : behind.and(seen);
    }

    /** In each of the open states, since an index is in order within one state alone. */
    private List<Condition> ways(SearchText text, Collection<String> queues, @Nullable Condition customers) {
        var drawn = drawn(text).map(Drawn::condition);
        var queued = queues.stream().map(queue -> new Condition("w.queue = ?", List.of(queue)));
        return Stream.of(drawn, queued, Stream.ofNullable(customers))
                .flatMap(ways -> ways)
                .flatMap(way -> OPEN.stream().map(state -> way.and("w.state = ?", state)))
                .toList();
    }

    private Stream<Drawn> drawn(SearchText text) {
        return models.latest().stream()
                .flatMap(model -> model.diagram()
                        .nodes(NodeKind.USER_TASK)
                        .filter(task -> text.fitsAny(names(model, task.id())))
                        .map(task -> new Drawn(model.key(), task.id())))
                .limit(MOST_DRAWN);
    }

    private List<String> names(JourneyModel model, String task) {
        return SearchRequest.LANGUAGES.stream()
                .map(language -> labels.of(model, language))
                .flatMap(names -> Stream.of(names.element(task), names.journey()))
                .toList();
    }

    /** A task of a journey; the ids of that journey's versions begin with its key. */
    private record Drawn(String journey, String element) {

        Condition condition() {
            var versions = journey + ":";
            return new Condition(
                    "w.element = ? and substring(w.definition_id, 1, " + versions.length() + ") = ?",
                    List.of(element, versions));
        }
    }
}
