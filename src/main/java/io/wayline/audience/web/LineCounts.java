package io.wayline.audience.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.RuleReader;
import io.wayline.audience.segment.Patterns;
import io.wayline.audience.segment.SegmentCounts;
import io.wayline.shared.InvalidFields;

/**
 * Counts a rule line by line, complete or not. A line that cannot be read yet is passed over, so that the others keep their
 * figures while it is filled in.
 */
@Component
class LineCounts {

    private final SegmentCounts counts;
    private final RuleReader rules;
    private final RuleForm form;

    LineCounts(SegmentCounts counts, RuleReader rules, RuleForm form) {
        this.counts = counts;
        this.rules = rules;
        this.form = form;
    }

    /**
     * What a line comes to.
     *
     * @param path of the line
     * @param alone how many customers it finds by itself; null while it cannot be read
     * @param so how many it and those before it find, in the group in which it stands; null while it cannot be read
     * @param share of all customers, in percent, that these are
     * @param adds whether each further line of its group finds more, or leaves fewer
     */
    public record LineCount(
            String path, @Nullable Long alone, @Nullable Long so, double share, boolean adds) {}

    /** All lines below the root, in the order of the page. */
    List<LineCount> of(RuleNode root) {
        var conditions = new ArrayList<Rule.Is>();
        var held = new LinkedHashMap<RuleNode, LongPredicate>();
        collect(root, conditions, held);
        var lines = new ArrayList<LineCount>();
        below(root, RuleForm.ROOT, held, counts.patterns(conditions), lines);
        return lines;
    }

    /** Gives every line that can be read what makes it true. */
    private void collect(RuleNode node, List<Rule.Is> conditions, Map<RuleNode, LongPredicate> held) {
        if (!node.isStructure()) {
            condition(node, conditions, held);
            return;
        }
        node.children.forEach(child -> collect(child, conditions, held));
        var known =
                node.children.stream().filter(held::containsKey).map(held::get).toList();
        if (!known.isEmpty()) {
            var together = joined(node, known);
            held.put(node, node.kind.equals(RuleNode.NONE) ? together.negate() : together);
        }
    }

    private void condition(RuleNode node, List<Rule.Is> conditions, Map<RuleNode, LongPredicate> held) {
        try {
            if (conditions.size() < RuleReader.MOST_CONDITIONS
                    && rules.read(form.write(node).rule()) instanceof Rule.Is is) {
                var bit = 1L << conditions.size();
                conditions.add(is);
                held.put(node, pattern -> (pattern & bit) != 0);
            }
        } catch (InvalidFields incomplete) {
            // it counts as soon as it is filled in
        }
    }

    /** Before it is turned round, where none is to be true. */
    private static LongPredicate joined(RuleNode group, List<LongPredicate> lines) {
        return lines.stream()
                .reduce((one, other) -> adds(group) ? one.or(other) : one.and(other))
                .orElseThrow();
    }

    private static boolean adds(RuleNode group) {
        return !group.kind.equals(RuleNode.ALL);
    }

    private static void below(
            RuleNode group, String path, Map<RuleNode, LongPredicate> held, Patterns patterns, List<LineCount> lines) {
        var before = new ArrayList<LongPredicate>();
        for (var place = 0; place < group.children.size(); place++) {
            var line = group.children.get(place);
            var own = path + "." + place;
            var mine = held.get(line);
            if (mine == null) {
                lines.add(new LineCount(own, null, null, 0, adds(group)));
            } else {
                before.add(mine);
                var so = patterns.count(joined(group, before));
                var share = patterns.all() == 0 ? 0 : 100.0 * so / patterns.all();
                lines.add(new LineCount(own, patterns.count(mine), so, share, adds(group)));
            }
            if (line.isStructure()) {
                below(line, own, held, patterns, lines);
            }
        }
    }
}
