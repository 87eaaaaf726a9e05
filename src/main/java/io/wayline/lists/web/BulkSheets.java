package io.wayline.lists.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.lists.DeskList.Row;
import io.wayline.lists.DeskLists;
import io.wayline.lists.bulk.BulkActs;
import io.wayline.lists.bulk.BulkRow;
import io.wayline.lists.bulk.BulkRun;
import io.wayline.lists.bulk.BulkRuns;
import io.wayline.shared.Refusal;
import io.wayline.staff.Person;

/** The page of an act on many rows, as far as it is. */
@Component
class BulkSheets {

    /** More are counted; those that need a look come first. */
    private static final int SHOWN = 200;

    private final DeskLists lists;
    private final BulkActs acts;
    private final BulkRuns runs;
    private final MessageSource messages;

    BulkSheets(DeskLists lists, BulkActs acts, BulkRuns runs, MessageSource messages) {
        this.lists = lists;
        this.acts = acts;
        this.runs = runs;
        this.messages = messages;
    }

    /**
     * A row with what would become of it, or did.
     *
     * @param says in words
     * @param stops whether it is one that cannot, or could not
     */
    public record Line(String title, String about, @Nullable String path, String icon, String says, boolean stops) {}

    /**
     * @param given what was given with it so far
     * @param fault the field that cannot be, or null
     */
    String show(
            BulkRun run, Map<String, String> given, @Nullable String fault, Person by, Locale language, Model model) {
        var list = lists.get(run.list(), by);
        model.addAttribute("run", run);
        model.addAttribute("path", list.path());
        model.addAttribute("filters", run.filters());
        if (!run.isUnderWay()) {
            var rows = runs.rows(run);
            var items = rows.stream().map(BulkRow::item).toList();
            var asked = run.state() == BulkRun.State.ASKED;
            var hindered = new HashMap<String, Refusal>();
            if (asked) {
                var act = acts.get(run.list(), run.act(), by);
                hindered.putAll(act.hindered(items, given, by));
                model.addAttribute("fields", act.fields(items, by, language));
            }
            var sorted = rows.stream()
                    .sorted(Comparator.comparing((BulkRow row) -> !stops(row) && !hindered.containsKey(row.item())))
                    .toList();
            var shown = sorted.subList(0, Math.min(SHOWN, sorted.size()));
            var known = list.rows(shown.stream().map(BulkRow::item).toList(), by, language);
            model.addAttribute(
                    "lines",
                    shown.stream()
                            .map(row -> line(run, row, known.get(row.item()), hindered.get(row.item()), language))
                            .toList());
            model.addAttribute("more", sorted.size() - shown.size());
            model.addAttribute("stopped", hindered.size());
        }
        model.addAttribute("given", given);
        model.addAttribute("fault", fault);
        model.addAttribute("undoable", runs.canBeUndone(run, by));
        return "lists/bulk";
    }

    private Line line(BulkRun run, BulkRow row, @Nullable Row known, @Nullable Refusal hindered, Locale language) {
        var stops = hindered != null || stops(row);
        var code = hindered != null ? hindered.code() : row.code();
        return new Line(
                known == null ? text("bulk.unknown", language) : known.title(),
                known == null ? "" : known.about(),
                known == null ? null : known.path(),
                stops ? "alert-circle" : row.state() == BulkRow.State.OPEN ? "point" : "check",
                stops && code != null ? why(code, language) : said(run, row, language),
                stops);
    }

    private String said(BulkRun run, BulkRow row, Locale language) {
        return switch (row.state()) {
            case OPEN -> text("bulk.says.open", language);
            case DONE ->
                row.amount() == 0 && row.rest() == 0
                        ? text("bulk.says.already", language)
                        : text("bulk." + run.list() + ".says", language, row.amount(), row.rest());
            case UNDONE -> text("bulk.says.undone", language);
            case REFUSED, KEPT -> text("bulk.why.other", language);
        };
    }

    private static boolean stops(BulkRow row) {
        return row.state() == BulkRow.State.REFUSED || row.state() == BulkRow.State.KEPT;
    }

    /** Features say why in their own words; what none has words for is said in general. */
    private String why(String code, Locale language) {
        var general = text("bulk.why.other", language);
        return String.valueOf(messages.getMessage("bulk.why." + code, null, general, language));
    }

    private String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
