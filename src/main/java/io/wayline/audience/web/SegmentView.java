package io.wayline.audience.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.audience.change.HeldEntries;
import io.wayline.audience.change.SegmentMoves;
import io.wayline.audience.enrolment.Enrolments;
import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Segment;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.audience.segment.SegmentTooSlow;
import io.wayline.audience.segment.SegmentUses;
import io.wayline.audience.segment.Segments;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.shared.InvalidFields;
import io.wayline.value.CustomerValues;

/** What the page of a segment shows, whole or in parts. */
@Component
class SegmentView {

    private static final int SAMPLE = 7;
    private static final int RUNS = 10;
    private static final int MOVES = 10;

    private final Segments segments;
    private final SegmentCounts counts;
    private final SegmentUses uses;
    private final Enrolments enrolments;
    private final HeldEntries held;
    private final SegmentMoves moves;
    private final RuleReader rules;
    private final RuleForm form;
    private final RuleView view;
    private final Customers customers;
    private final CustomerValues values;

    SegmentView(
            Segments segments,
            SegmentCounts counts,
            SegmentUses uses,
            Enrolments enrolments,
            HeldEntries held,
            SegmentMoves moves,
            RuleReader rules,
            RuleForm form,
            RuleView view,
            Customers customers,
            CustomerValues values) {
        this.segments = segments;
        this.counts = counts;
        this.uses = uses;
        this.enrolments = enrolments;
        this.held = held;
        this.moves = moves;
        this.rules = rules;
        this.form = form;
        this.view = view;
        this.customers = customers;
        this.values = values;
    }

    /** A rule that was read from the form, or the fields that are at fault. */
    record Read(@Nullable Rule rule, Set<String> faults) {}

    Read read(RuleNode root) {
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

    /**
     * The whole page.
     *
     * @param segment null for one that is not saved yet
     * @param cursor of its runs, or null for the newest
     */
    String page(
            @Nullable Segment segment,
            SegmentTyped typed,
            RuleNode root,
            Set<String> faults,
            @Nullable String cursor,
            Locale reader,
            Viewer viewer,
            Model model) {
        var read = read(root);
        model.addAttribute("segment", segment);
        model.addAttribute("title", segment == null ? "" : segment.name(reader));
        model.addAttribute("lead", segment == null ? "" : segment.about(reader));
        model.addAttribute("typed", typed);
        model.addAttribute("pageMark", UUID.randomUUID().toString());
        lines(root, faults, reader, model);
        audience(read, model);
        sample(read, viewer, model);
        model.addAttribute("checks", viewer.rows() == Viewer.RowScope.ALL);
        if (segment != null) {
            model.addAttribute("waiting", held.of(segment.key()));
            model.addAttribute("moves", moves.newest(segment.key(), MOVES));
            model.addAttribute("versions", segments.versions(segment.key()));
            model.addAttribute("uses", uses.all(segment.key(), reader));
            runs(segment, cursor, reader, model);
            model.addAttribute("press", UUID.randomUUID().toString());
        }
        return "audience/segment";
    }

    /** @param cursor as the page before gave it, or null for the newest */
    String runs(Segment segment, @Nullable String cursor, Locale reader, Model model) {
        model.addAttribute("segment", segment);
        model.addAttribute("runs", enrolments.page(segment.key(), cursor, RUNS));
        model.addAttribute("runsCursor", cursor == null ? "" : cursor);
        model.addAttribute("campaigns", enrolments.campaigns(reader));
        return "audience/runs";
    }

    void lines(RuleNode root, Set<String> faults, Locale reader, Model model) {
        var focus = model.getAttribute("focus");
        model.addAttribute("root", view.draw(root, faults, focus == null ? null : focus.toString(), reader));
        model.addAttribute("offers", view.offers(reader));
        model.addAttribute("units", RuleForm.UNITS);
    }

    void audience(Read read, Model model) {
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

    void sample(Read read, Viewer viewer, Model model) {
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
