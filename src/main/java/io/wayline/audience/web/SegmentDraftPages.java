package io.wayline.audience.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.audience.segment.Askings;
import io.wayline.audience.segment.Overtaken;
import io.wayline.audience.segment.RuleAnswers;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/** What the page of a segment asks for while a rule is typed, and before anything is saved. */
@Controller
@RequestMapping("/campaigns/segments")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class SegmentDraftPages {

    /** Tells the page to count what it shows now. */
    private static final String LINES_CHANGED = "lines-changed";

    private final Segments segments;
    private final SegmentCounts counts;
    private final RuleAnswers answers;
    private final LineCounts lineCounts;
    private final Askings askings;
    private final RuleForm form;
    private final SegmentView view;
    private final VisibleCustomers visible;

    SegmentDraftPages(
            Segments segments,
            SegmentCounts counts,
            RuleAnswers answers,
            LineCounts lineCounts,
            Askings askings,
            RuleForm form,
            SegmentView view,
            VisibleCustomers visible) {
        this.segments = segments;
        this.counts = counts;
        this.answers = answers;
        this.lineCounts = lineCounts;
        this.askings = askings;
        this.form = form;
        this.view = view;
        this.visible = visible;
    }

    /** How many it finds now; asked for by the list, row after row. */
    @GetMapping("/{key}/count")
    String count(@PathVariable String key, Model model) {
        try {
            model.addAttribute("customers", counts.count(segments.get(key).rule()));
        } catch (SegmentTooSlow tooSlow) {
            model.addAttribute("slow", true);
        }
        return "audience/count";
    }

    /** The lines after a button was pressed; the whole page for a browser without script. */
    @PostMapping("/draft")
    String draft(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String act,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale reader,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        var typed = SegmentTyped.of(fields);
        var root = form.read(fields);
        model.addAttribute("focus", form.act(root, act, fields));
        if (htmx == null) {
            var known = typed.seen() == 0 ? null : segments.get(typed.key());
            return view.page(known, typed, root, Set.of(), null, reader, viewer, model);
        }
        view.lines(root, Set.of(), reader, model);
        response.setHeader("HX-Trigger-After-Settle", LINES_CHANGED);
        return "audience/draft";
    }

    /** How many it would find, while it is typed. */
    @PostMapping("/count")
    String count(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String page,
            Principal by,
            Model model) {
        var read = view.read(form.read(fields));
        askings.latest(asker("count", by, page), () -> {
            view.audience(read, model);
            return read;
        });
        return "audience/audience";
    }

    /** How many each line finds, while it is typed. */
    @PostMapping("/lines")
    String lines(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String page,
            Principal by,
            Model model) {
        var root = form.read(fields);
        try {
            model.addAttribute("lines", askings.latest(asker("lines", by, page), () -> lineCounts.of(root)));
        } catch (SegmentTooSlow tooSlow) {
            model.addAttribute("lines", List.of());
        }
        return "audience/lines";
    }

    private static String asker(String what, Principal by, String page) {
        return "%s:%s:%s".formatted(what, by.getName(), page);
    }

    /** Nobody waits for it any more. */
    @ExceptionHandler
    ResponseEntity<Void> overtaken(Overtaken nobodyWaits) {
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    /** Some of those whom it would find. */
    @PostMapping("/sample")
    String sample(@RequestParam MultiValueMap<String, String> fields, Viewer viewer, Model model) {
        view.sample(view.read(form.read(fields)), viewer, model);
        return "audience/sample";
    }

    /** Whether it would find this customer, for those who may see them. */
    @PostMapping("/check")
    @PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
    String check(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String customer,
            Locale reader,
            Viewer viewer,
            Model model) {
        var read = view.read(form.read(fields));
        try {
            var seen = visible.get(new CustomerRef(customer.strip()), viewer).customer();
            model.addAttribute("checked", seen.ref().value());
            if (read.rule() != null) {
                model.addAttribute("answer", answers.of(read.rule(), seen.id(), reader));
            }
        } catch (NotFound | InvalidValue nobody) {
            model.addAttribute("checked", "");
        }
        return "audience/check";
    }
}
