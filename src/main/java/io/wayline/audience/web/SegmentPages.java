package io.wayline.audience.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentChanged;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.SegmentUses;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;

/** Segments: the list, and the page on which one is said in sentences and counted while it is typed. */
@Controller
@RequestMapping("/campaigns/segments")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class SegmentPages {

    private static final String CHANGES = "hasAnyRole('OPERATIONS', 'MARKETING')";

    private final Segments segments;
    private final SegmentUses uses;
    private final RuleForm form;
    private final SegmentView view;

    SegmentPages(Segments segments, SegmentUses uses, RuleForm form, SegmentView view) {
        this.segments = segments;
        this.uses = uses;
        this.form = form;
        this.view = view;
    }

    @GetMapping
    String list(Locale reader, Model model) {
        model.addAttribute(
                "segments",
                segments.all().stream()
                        .map(each -> new Listed(
                                each.key(),
                                each.name(reader),
                                each.about(reader),
                                each.isShipped(),
                                each.newest() > each.version(),
                                uses.of(each.key(), reader).size()))
                        .toList());
        return "audience/segments";
    }

    /**
     * A segment in the list.
     *
     * @param newer a newer version came with the product, and nobody has taken it
     * @param uses how many steps of journeys name it
     */
    public record Listed(String key, String name, String about, boolean shipped, boolean newer, int uses) {}

    @GetMapping("/new")
    @PreAuthorize(CHANGES)
    String blank(Locale reader, Viewer viewer, Model model) {
        var root = new RuleNode(RuleNode.ALL);
        return view.page(null, SegmentTyped.BLANK, root, Set.of(), null, reader, viewer, model);
    }

    @GetMapping("/{key}")
    String show(
            @PathVariable String key,
            @RequestParam @Nullable Integer saved,
            @RequestParam @Nullable String cursor,
            Locale reader,
            Viewer viewer,
            Model model) {
        var segment = segments.get(key);
        var root = form.of(segment.rule());
        model.addAttribute("saved", saved);
        return view.page(segment, SegmentTyped.of(segment), root, Set.of(), cursor, reader, viewer, model);
    }

    /** Its runs, as the page fetches them when they move. */
    @GetMapping("/{key}/runs")
    String runs(@PathVariable String key, @RequestParam(defaultValue = "") String cursor, Locale reader, Model model) {
        return view.runs(segments.get(key), cursor.isEmpty() ? null : cursor, reader, model);
    }

    @PostMapping
    @PreAuthorize(CHANGES)
    String save(
            @RequestParam MultiValueMap<String, String> fields,
            Principal by,
            Locale reader,
            Viewer viewer,
            RedirectAttributes address,
            Model model,
            HttpServletResponse response) {
        var typed = SegmentTyped.of(fields);
        var root = form.read(fields);
        var read = view.read(root);
        var wrong = new TreeSet<String>();
        if (read.rule() == null) {
            wrong.add("rule");
        }
        if (typed.seen() == 0 && !SegmentDraft.isKey(typed.key())) {
            wrong.add("key");
        }
        var draft = draft(typed, read.rule());
        if (draft == null) {
            wrong.add("name");
        }
        if (wrong.isEmpty() && draft != null) {
            try {
                var saved = typed.seen() == 0
                        ? segments.make(typed.key(), draft, by.getName())
                        : segments.change(typed.key(), draft, typed.seen(), by.getName());
                address.addAttribute("key", saved.key());
                address.addAttribute("saved", saved.version());
                return "redirect:/campaigns/segments/{key}";
            } catch (InvalidValue taken) {
                wrong.add("key");
            } catch (SegmentChanged meanwhile) {
                wrong.add("seen");
                typed = typed.having(segments.get(typed.key()).version());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("wrong", List.copyOf(wrong));
        return view.page(known(typed), typed, root, read.faults(), null, reader, viewer, model);
    }

    /** Nothing when its names are not as they must be. */
    private static @Nullable SegmentDraft draft(SegmentTyped typed, @Nullable Rule rule) {
        try {
            return new SegmentDraft(typed.words(), rule == null ? Rule.EVERYBODY : rule);
        } catch (InvalidFields unfit) {
            return null;
        }
    }

    @PostMapping("/{key}/versions/{version}/take")
    @PreAuthorize(CHANGES)
    String take(
            @PathVariable String key,
            @PathVariable int version,
            @RequestParam(defaultValue = "0") int seen,
            Principal by,
            RedirectAttributes address) {
        var taken = segments.takeUp(key, version, seen, by.getName());
        address.addAttribute("key", key);
        address.addAttribute("saved", taken.version());
        return "redirect:/campaigns/segments/{key}";
    }

    private @Nullable Segment known(SegmentTyped typed) {
        return typed.seen() == 0 ? null : segments.get(typed.key());
    }
}
