package io.wayline.complaint.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.complaint.improvement.CauseCounts;
import io.wayline.complaint.improvement.CauseCounts.By;
import io.wayline.complaint.improvement.Effect;
import io.wayline.complaint.improvement.Effects;
import io.wayline.complaint.improvement.Improvement;
import io.wayline.complaint.improvement.Improvements;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/**
 * The board of causes and measures. Supervisors, operations, and administrators see how often complaints had which cause,
 * and all measures; agents those measures that are theirs.
 */
@Controller
@RequestMapping("/complaints/improvements")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class ImprovementPages {

    private static final int LINES = 25;
    private static final int MEASURES = 25;

    private final CauseCounts causes;
    private final Improvements improvements;
    private final Effects effects;
    private final ImprovementFile file;
    private final Accounts accounts;
    private final MessageSource texts;
    private final Clock clock;
    private final ZoneId zone;

    ImprovementPages(
            CauseCounts causes,
            Improvements improvements,
            Effects effects,
            ImprovementFile file,
            Accounts accounts,
            MessageSource texts,
            Clock clock,
            ZoneId zone) {
        this.causes = causes;
        this.improvements = improvements;
        this.effects = effects;
        this.file = file;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /** A measure with what became of it; causes and units in the reader's language. */
    public record Row(
            Improvement measure,
            String cause,
            @Nullable String unit,
            String owner,
            @Nullable String doneBy,
            boolean late,
            boolean mayFinish,
            Effect effect) {}

    /** A line of counts, by its name in the reader's language; null where that is not known. */
    public record Counted(@Nullable String label, List<Long> counts, long total) {}

    @GetMapping
    String board(
            ImprovementListing listing,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model) {
        return page(listing, reader, viewer, language, model);
    }

    /** Says that a measure is done, and what was done. */
    @PostMapping("/{id}/done")
    String done(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            ImprovementListing listing,
            @AuthenticationPrincipal Person reader,
            Viewer viewer,
            Locale language,
            Model model,
            HttpServletResponse response) {
        try {
            if (improvements.done(id, note, reader)) {
                return "redirect:" + listing.at("done") + "#measure-" + id;
            }
            response.setStatus(409);
            model.addAttribute("wrong", "meanwhile");
        } catch (InvalidValue wrong) {
            response.setStatus(422);
            model.addAttribute("wrong", note.isBlank() ? "empty" : "long");
        }
        model.addAttribute("typed", note);
        model.addAttribute("typedFor", id);
        return page(listing, reader, viewer, language, model);
    }

    /** The same as CSV: the measures, or the counts; at most 10,000 rows. */
    @GetMapping("/export")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
    void export(
            ImprovementListing listing,
            @RequestParam(defaultValue = "measures") String of,
            Viewer viewer,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        if ("causes".equals(of)) {
            file.causes(listing.what(), Integer.parseInt(listing.months()), language, response);
        } else {
            file.measures(listing.part(), viewer, language, response);
        }
    }

    private String page(ImprovementListing listing, Person reader, Viewer viewer, Locale language, Model model) {
        model.addAttribute("listing", listing);
        var counting = viewer.rows() == Viewer.RowScope.ALL;
        model.addAttribute("counting", counting);
        if (counting) {
            count(listing, language, model);
        }
        var page = improvements.page(listing.part(), viewer, listing.measuresPage(), MEASURES);
        model.addAttribute("counts", improvements.counts(viewer));
        model.addAttribute("rows", rows(page.items(), reader, language));
        model.addAttribute("total", page.total() == null ? page.totalAtLeast() : page.total());
        model.addAttribute("size", MEASURES);
        return "complaint/improvements";
    }

    private void count(ImprovementListing listing, Locale language, Model model) {
        var table = causes.of(listing.what(), Integer.parseInt(listing.months()), listing.linesPage(), LINES);
        model.addAttribute("table", table);
        model.addAttribute(
                "causes",
                table.causes().stream()
                        .map(cause -> word("cause", cause, language))
                        .toList());
        model.addAttribute(
                "lines",
                table.lines().items().stream()
                        .map(line ->
                                new Counted(label(listing.what(), line.label(), language), line.counts(), line.total()))
                        .toList());
        model.addAttribute(
                "linesTotal",
                table.lines().total() == null
                        ? table.lines().totalAtLeast()
                        : table.lines().total());
        model.addAttribute("linesSize", LINES);
        model.addAttribute("periods", ImprovementListing.PERIODS);
    }

    private List<Row> rows(List<Improvement> measures, Person reader, Locale language) {
        var judged = effects.of(measures);
        var people = new HashSet<String>();
        for (var measure : measures) {
            people.addAll(measure.ownerAccount() == null ? Set.of() : Set.of(measure.ownerAccount()));
            people.addAll(
                    measure.done() == null ? Set.of() : Set.of(measure.done().by()));
        }
        var names = accounts.names(people);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var rows = new ArrayList<Row>();
        for (var measure : measures) {
            var account = measure.ownerAccount();
            var done = measure.done();
            rows.add(new Row(
                    measure,
                    word("cause", measure.cause(), language),
                    measure.unit() == null ? null : word("unit", measure.unit(), language),
                    account == null ? measure.owner() : names.getOrDefault(account, measure.owner()),
                    done == null ? null : names.getOrDefault(done.by(), done.by()),
                    measure.isLate(today),
                    done == null && Improvements.mayFinish(measure, reader),
                    java.util.Objects.requireNonNull(judged.get(measure.id()))));
        }
        return rows;
    }

    private @Nullable String label(By by, String label, Locale language) {
        if (label.isEmpty()) {
            return null;
        }
        return by == By.UNIT ? word("unit", label, language) : label;
    }

    /** A word of the form in the reader's language; one that operations added stays as it is. */
    private String word(String of, String word, Locale language) {
        return String.valueOf(texts.getMessage("complaint." + of + "." + word, null, word, language));
    }
}
