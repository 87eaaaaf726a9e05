package io.wayline.audience.web;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.RuleAnswers;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentChanged;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.SegmentDraft;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.audience.segment.SegmentUses;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.value.CustomerValues;

/** Segments: the list, and the page on which one is said in sentences and counted while it is typed. */
@Controller
@RequestMapping("/campaigns/segments")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MARKETING', 'ADMIN')")
class SegmentPages {

    private static final int SAMPLE = 7;
    private static final int RUNS = 10;
    private static final String CHANGES = "hasAnyRole('OPERATIONS', 'MARKETING')";

    private final Segments segments;
    private final SegmentCounts counts;
    private final RuleAnswers answers;
    private final SegmentUses uses;
    private final Enrolments enrolments;
    private final RuleReader rules;
    private final RuleForm form;
    private final RuleView view;
    private final Customers customers;
    private final CustomerValues values;
    private final VisibleCustomers visible;

    SegmentPages(
            Segments segments,
            SegmentCounts counts,
            RuleAnswers answers,
            SegmentUses uses,
            Enrolments enrolments,
            RuleReader rules,
            RuleForm form,
            RuleView view,
            Customers customers,
            CustomerValues values,
            VisibleCustomers visible) {
        this.segments = segments;
        this.counts = counts;
        this.answers = answers;
        this.uses = uses;
        this.enrolments = enrolments;
        this.rules = rules;
        this.form = form;
        this.view = view;
        this.customers = customers;
        this.values = values;
        this.visible = visible;
    }

    /**
     * What stands in the form beside the lines.
     *
     * @param seen the version that was looked at; 0 for a new one
     */
    public record Typed(String key, String nameEn, String nameZh, String aboutEn, String aboutZh, int seen) {

        static Typed of(MultiValueMap<String, String> fields) {
            return new Typed(
                    text(fields, "key"),
                    text(fields, "nameEn"),
                    text(fields, "nameZh"),
                    text(fields, "aboutEn"),
                    text(fields, "aboutZh"),
                    number(text(fields, "seen")));
        }

        static Typed of(Segment segment) {
            var words = segment.words();
            return new Typed(
                    segment.key(),
                    Objects.requireNonNullElse(words.nameEn(), ""),
                    Objects.requireNonNullElse(words.nameZh(), ""),
                    Objects.requireNonNullElse(words.aboutEn(), ""),
                    Objects.requireNonNullElse(words.aboutZh(), ""),
                    segment.version());
        }

        /** The same for somebody who has seen another version. */
        Typed having(int version) {
            return new Typed(key, nameEn, nameZh, aboutEn, aboutZh, version);
        }

        Segment.Words words() {
            return new Segment.Words(nameEn, nameZh, aboutEn, aboutZh);
        }

        private static String text(MultiValueMap<String, String> fields, String name) {
            var value = fields.getFirst(name);
            return value == null ? "" : value.strip();
        }

        private static int number(String text) {
            return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
        }
    }

    /** A rule that was read from the form, or the fields that are at fault. */
    private record Read(@Nullable Rule rule, Set<String> faults) {}

    /** Whether the reader may change segments, and begin runs. */
    @ModelAttribute("changes")
    boolean changes(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("MARKETING");
    }

    /** Whether the pages of journeys are the reader's, too: marketing has none. */
    @ModelAttribute("journeysOpen")
    boolean journeysOpen(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("ADMIN");
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

    @GetMapping("/new")
    @PreAuthorize(CHANGES)
    String blank(Locale reader, Viewer viewer, Model model) {
        var root = new RuleNode(RuleNode.ALL);
        return page(null, new Typed("", "", "", "", "", 0), root, read(root), Set.of(), reader, viewer, model);
    }

    @GetMapping("/{key}")
    String show(
            @PathVariable String key,
            @RequestParam @Nullable Integer saved,
            Locale reader,
            Viewer viewer,
            Model model) {
        var segment = segments.get(key);
        var root = form.of(segment.rule());
        model.addAttribute("saved", saved);
        return page(
                segment, Typed.of(segment), root, new Read(segment.rule(), Set.of()), Set.of(), reader, viewer, model);
    }

    /** The lines after a button was pressed; the whole page for a browser without script. */
    @PostMapping("/draft")
    String draft(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String act,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale reader,
            Viewer viewer,
            Model model) {
        var typed = Typed.of(fields);
        var root = form.read(fields);
        model.addAttribute("added", form.act(root, act, fields));
        var read = read(root);
        if (htmx == null) {
            return page(known(typed), typed, root, read, Set.of(), reader, viewer, model);
        }
        lines(root, Set.of(), reader, model);
        audience(read, model);
        model.addAttribute("oob", true);
        return "audience/draft";
    }

    /** How many it would find, while it is typed. */
    @PostMapping("/count")
    String count(@RequestParam MultiValueMap<String, String> fields, Model model) {
        audience(read(form.read(fields)), model);
        return "audience/audience";
    }

    /** Some of those whom it would find. */
    @PostMapping("/sample")
    String sample(@RequestParam MultiValueMap<String, String> fields, Viewer viewer, Model model) {
        sample(read(form.read(fields)), viewer, model);
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
        var read = read(form.read(fields));
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
        var typed = Typed.of(fields);
        var root = form.read(fields);
        var read = read(root);
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
        return page(known(typed), typed, root, read, read.faults(), reader, viewer, model);
    }

    /** Nothing when its names are not as they must be. */
    private static @Nullable SegmentDraft draft(Typed typed, @Nullable Rule rule) {
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

    private @Nullable Segment known(Typed typed) {
        return typed.seen() == 0 ? null : segments.get(typed.key());
    }

    private Read read(RuleNode root) {
        var written = form.write(root);
        try {
            return new Read(rules.read(written.rule()), Set.of());
        } catch (InvalidFields unfit) {
            return new Read(
                    null,
                    unfit.findings().stream()
                            .map(finding -> written.field(finding.pointer()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private String page(
            @Nullable Segment segment,
            Typed typed,
            RuleNode root,
            Read read,
            Set<String> faults,
            Locale reader,
            Viewer viewer,
            Model model) {
        model.addAttribute("segment", segment);
        model.addAttribute("title", segment == null ? "" : segment.name(reader));
        model.addAttribute("lead", segment == null ? "" : segment.about(reader));
        model.addAttribute("typed", typed);
        lines(root, faults, reader, model);
        audience(read, model);
        sample(read, viewer, model);
        model.addAttribute("checks", viewer.rows() == Viewer.RowScope.ALL);
        if (segment != null) {
            model.addAttribute("versions", segments.versions(segment.key()));
            model.addAttribute("uses", uses.of(segment.key(), reader));
            model.addAttribute(
                    "runs", enrolments.page(segment.key(), null, RUNS).items());
            model.addAttribute("campaigns", enrolments.campaigns(reader));
            model.addAttribute("press", UUID.randomUUID().toString());
        }
        return "audience/segment";
    }

    private void lines(RuleNode root, Set<String> faults, Locale reader, Model model) {
        var added = model.getAttribute("added");
        model.addAttribute("root", view.draw(root, faults, added == null ? null : added.toString(), reader));
        model.addAttribute("offers", view.offers(reader));
        model.addAttribute("units", RuleForm.UNITS);
    }

    private void audience(Read read, Model model) {
        if (read.rule() == null) {
            model.addAttribute("incomplete", true);
            return;
        }
        try {
            model.addAttribute("audience", counts.reach(read.rule()));
            model.addAttribute("all", counts.count(Rule.EVERYBODY));
        } catch (SegmentTooSlow tooSlow) {
            model.addAttribute("slow", true);
        }
    }

    private void sample(Read read, Viewer viewer, Model model) {
        if (read.rule() == null) {
            model.addAttribute("sample", List.of());
            return;
        }
        try {
            var drawn = counts.sample(read.rule(), SAMPLE);
            var ids = drawn.stream().map(SegmentCounts.Drawn::customer).collect(Collectors.toSet());
            var known = customers.find(ids);
            var tiers = values.tiers(ids);
            model.addAttribute(
                    "sample",
                    drawn.stream()
                            .filter(each -> known.containsKey(each.customer()))
                            .map(each ->
                                    SampleRow.of(each, known.get(each.customer()), tiers.get(each.customer()), viewer))
                            .toList());
        } catch (SegmentTooSlow tooSlow) {
            model.addAttribute("sample", List.of());
        }
    }
}
