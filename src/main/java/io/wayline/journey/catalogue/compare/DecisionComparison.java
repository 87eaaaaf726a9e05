package io.wayline.journey.catalogue.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.catalogue.compare.DrawnTable.Column;
import io.wayline.journey.catalogue.compare.DrawnTable.Row;
import io.wayline.journey.model.names.DrawnNames;

/** Lays two tables of a decision beside each other: columns by what they look at or set, rows by their ids. */
final class DecisionComparison {

    private final DrawnTable before;
    private final DrawnTable after;
    private final DrawnNames namesBefore;
    private final DrawnNames namesAfter;
    private final String key;
    private final Words words;
    private final List<Change> changes = new ArrayList<>();

    private DecisionComparison(
            DrawnTable before,
            DrawnTable after,
            DrawnNames namesBefore,
            DrawnNames namesAfter,
            String key,
            Words words) {
        this.before = before;
        this.after = after;
        this.namesBefore = namesBefore;
        this.namesAfter = namesAfter;
        this.key = key;
        this.words = words;
    }

    static Comparison of(
            DrawnTable before,
            DrawnTable after,
            DrawnNames namesBefore,
            DrawnNames namesAfter,
            String key,
            Words words) {
        return new DecisionComparison(before, after, namesBefore, namesAfter, key, words).compare();
    }

    private Comparison compare() {
        var renames = new Renames(namesBefore, namesAfter, words);
        renames.of(key, before.name(), after.name()).ifPresent(text -> add(Sort.RENAMED, text));
        if (!before.hitPolicy().equals(after.hitPolicy())) {
            add(
                    Sort.CHANGED,
                    words.nowAndBefore(
                            words.say("the-decision"), words.say("fact.hits"), after.hitPolicy(), before.hitPolicy()));
        }
        columns(renames);
        rows();
        if (changes.isEmpty() && !rest(before).equals(rest(after))) {
            add(Sort.CHANGED, words.say("rest", words.say("the-decision")));
        }
        var further = renames.furtherWords();
        if (further > 0) {
            add(Sort.CHANGED, words.say("further-words", further));
        }
        return new Comparison(changes, Layout.moved(before.root(), after.root(), Set.of()), true);
    }

    private void columns(Renames renames) {
        after.columns().forEach((name, column) -> {
            var old = before.columns().get(name);
            if (old == null) {
                add(Sort.ADDED, words.say(column.looks() ? "input.added" : "output.added", called(column, namesAfter)));
            } else {
                renames.of(column.id(), old.label(), column.label()).ifPresent(text -> add(Sort.RENAMED, text));
            }
        });
        before.columns().forEach((name, column) -> {
            if (!after.columns().containsKey(name)) {
                add(
                        Sort.REMOVED,
                        words.say(column.looks() ? "input.removed" : "output.removed", called(column, namesBefore)));
            }
        });
    }

    private void rows() {
        after.rows().forEach((id, row) -> {
            var old = before.rows().get(id);
            if (old == null) {
                add(Sort.ADDED, words.say("row.added", row.number(), told(row, after, namesAfter)));
            } else {
                cells(old, row);
            }
        });
        before.rows().forEach((id, row) -> {
            if (!after.rows().containsKey(id)) {
                add(Sort.REMOVED, words.say("row.removed", row.number(), told(row, before, namesBefore)));
            }
        });
        if (!order(before, after).equals(order(after, before))) {
            add(Sort.CHANGED, words.say("row.order"));
        }
    }

    private void cells(Row old, Row row) {
        var keys = new LinkedHashSet<>(after.columns().keySet());
        keys.retainAll(union(old, row));
        keys.forEach(column -> {
            var was = old.cells().get(column);
            var is = row.cells().get(column);
            if (!Objects.equals(was, is)) {
                var of = Objects.requireNonNull(after.columns().get(column));
                add(
                        Sort.CHANGED,
                        words.nowAndBefore(
                                words.say("row", row.number()), called(of, namesAfter), cell(of, is), cell(of, was)));
            }
        });
        if (!old.note().equals(row.note())) {
            add(
                    Sort.CHANGED,
                    words.nowAndBefore(words.say("row", row.number()), words.say("fact.note"), row.note(), old.note()));
        }
    }

    private static Set<String> union(Row old, Row row) {
        var all = new LinkedHashSet<>(old.cells().keySet());
        all.addAll(row.cells().keySet());
        return all;
    }

    private String cell(Column column, @Nullable String text) {
        return text != null ? text : column.looks() ? words.say("anything") : "";
    }

    /** As a sentence: what must hold, and what comes of it. */
    private String told(Row row, DrawnTable table, DrawnNames names) {
        var when = part(row, table, names, true);
        var then = part(row, table, names, false);
        return when.isEmpty() ? words.say("row.always", then) : words.say("row.when", when, then);
    }

    private String part(Row row, DrawnTable table, DrawnNames names, boolean looks) {
        return table.columns().entrySet().stream()
                .filter(column ->
                        column.getValue().looks() == looks && row.cells().containsKey(column.getKey()))
                .map(column -> words.say(
                        "row.cell",
                        called(column.getValue(), names),
                        words.value(row.cells().get(column.getKey()))))
                .collect(Collectors.joining(words.say("comma")));
    }

    private String called(Column column, DrawnNames names) {
        var label = names.name(column.id(), column.label(), words.reader());
        return label.equals(column.id()) ? column.variable() : label;
    }

    /** Which of the rows that both have stands before which. */
    private static List<String> order(DrawnTable of, DrawnTable other) {
        return of.rows().keySet().stream().filter(other.rows()::containsKey).toList();
    }

    private static String rest(DrawnTable table) {
        return table.root().children().stream()
                .filter(each -> !each.is("DMNDI", "extensionElements"))
                .map(each -> Rest.of(each, Set.of()))
                .collect(Collectors.joining());
    }

    private void add(Sort sort, String text) {
        changes.add(Change.of(sort, text));
    }
}
