package io.wayline.lists.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

import io.wayline.lists.DeskLists;
import io.wayline.lists.Filters;
import io.wayline.lists.bulk.BulkRuns;
import io.wayline.lists.bulk.BulkWork;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Acts on many rows of a list: what would happen, how far it is, what became of each row. */
@Controller
@RequestMapping("/bulk")
class BulkPages {

    private static final String GIVEN = "given\\.[a-zA-Z]{1,40}";
    private static final int LONGEST = 600;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_FIELDS = 3;

    private final DeskLists lists;
    private final BulkRuns runs;
    private final BulkWork work;
    private final BulkSheets sheets;

    BulkPages(DeskLists lists, BulkRuns runs, BulkWork work, BulkSheets sheets) {
        this.lists = lists;
        this.runs = runs;
        this.work = work;
        this.sheets = sheets;
    }

    /**
     * Leads to what would happen; where nothing was chosen, back to the list, which says so. What stands under {@code
     * given.} is filled in there.
     *
     * @param all whether all that match the filters are meant
     */
    @PostMapping
    String prepare(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String filters,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn reader) {
        var by = reader.getPrincipal();
        var of = lists.get(list, by);
        var narrowed = Filters.of(filters, of.filters());
        try {
            var chosen = sent.getOrDefault("chosen", List.of());
            var run = runs.prepare(of, act, chosen, all, narrowed, by);
            var given = sent.toSingleValueMap().entrySet().stream()
                    .filter(each ->
                            each.getKey().matches(GIVEN) && each.getValue().length() <= LONGEST)
                    .limit(MOST_FIELDS)
                    .map(each -> each.getKey().substring(each.getKey().indexOf('.') + 1) + "="
                            + UriUtils.encode(each.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return "redirect:/bulk/" + run + (given.isEmpty() ? "" : "?" + given);
        } catch (InvalidValue nothing) {
            return back(of.path(), narrowed.query(), "unchosen=");
        }
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn reader,
            Locale language,
            Model model) {
        return sheets.show(
                runs.get(id, reader.getPrincipal()), given(sent), null, reader.getPrincipal(), language, model);
    }

    /** Leads back to the list when all is done, else to how far it is. */
    @PostMapping("/{id}")
    String start(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn reader,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var by = reader.getPrincipal();
        var given = given(sent);
        try {
            runs.start(id, given, by);
        } catch (InvalidValue wrong) {
            response.setStatus(422);
            return sheets.show(runs.get(id, by), given, wrong.field(), by, language, model);
        }
        return onward(id, by);
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable String id, SignedIn reader) {
        runs.undo(id, reader.getPrincipal());
        return onward(id, reader.getPrincipal());
    }

    private String onward(String id, Person by) {
        work.ifShort(runs.get(id, by));
        var run = runs.get(id, by);
        return run.isUnderWay()
                ? "redirect:/bulk/" + id
                : back(lists.get(run.list(), by).path(), run.filters(), "did=" + id);
    }

    private static String back(String path, String query, String more) {
        return "redirect:" + path + "?" + (query.isEmpty() ? "" : query + "&") + more;
    }

    private static Map<String, String> given(MultiValueMap<String, String> sent) {
        return sent.toSingleValueMap().entrySet().stream()
                .filter(each -> !each.getKey().startsWith("_")
                        && each.getKey().length() <= LONGEST_NAME
                        && each.getValue().length() <= LONGEST)
                .limit(MOST_FIELDS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
