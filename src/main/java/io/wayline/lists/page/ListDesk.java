package io.wayline.lists.page;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.lists.bulk.BulkActs;
import io.wayline.lists.bulk.BulkRun;
import io.wayline.lists.bulk.BulkRuns;
import io.wayline.lists.view.SavedView;
import io.wayline.lists.view.SavedViews;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** Lays beside the model of a list's page what the macros of {@code /lists/list-parts.ftlh} show. */
@Component
public class ListDesk {

    private final SavedViews views;
    private final BulkActs acts;
    private final BulkRuns runs;

    ListDesk(SavedViews views, BulkActs acts, BulkRuns runs) {
        this.views = views;
        this.acts = acts;
        this.runs = runs;
    }

    /**
     * What the page says of its list.
     *
     * @param query its filters as an address says them
     * @param acts what can be done to many rows, by name
     * @param did what was done to many just now, or null
     */
    public record Desk(
            String list,
            String path,
            String query,
            List<SavedView> views,
            List<String> acts,
            @Nullable BulkRun did,
            boolean undoable) {}

    /** @param did the run from which the page was come to, or null */
    public void add(DeskList list, Filters filters, Person reader, @Nullable String did, Model model) {
        var run = did == null ? null : run(did, list, reader);
        model.addAttribute(
                "desk",
                new Desk(
                        list.name(),
                        list.path(),
                        filters.query(),
                        views.of(list.name(), reader),
                        acts.of(list.name(), reader).stream()
                                .map(act -> act.name())
                                .toList(),
                        run,
                        run != null && runs.canBeUndone(run, reader)));
    }

    /** With which filters a list opens for somebody whose address names none. */
    public Filters opening(DeskList list, Person reader) {
        return views.first(list.name(), reader)
                .map(view -> Filters.of(view.filters(), list.filters()))
                .orElse(Filters.of("", list.filters()));
    }

    private @Nullable BulkRun run(String id, DeskList list, Person reader) {
        try {
            var run = runs.get(id, reader);
            return run.list().equals(list.name()) ? run : null;
        } catch (NotFound gone) {
            return null;
        }
    }
}
