package io.wayline.audience.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.audience.rule.TermCatalogue;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.Slot;

/** Draws the lines of a rule as sentences with fields, in the reader's language. */
@Component
class RuleView {

    /** Slots that read otherwise with this condition. */
    private static final Set<String> OF_THEIR_OWN = Set.of("within.customer.birthday");

    private final TermCatalogue terms;
    private final MessageSource texts;

    RuleView(TermCatalogue terms, MessageSource texts) {
        this.terms = terms;
        this.texts = texts;
    }

    /**
     * A line.
     *
     * @param focus what of it takes the focus: FIELD, REMOVE, WHAT, or nothing
     * @param fault the line cannot be what it says
     */
    public record Line(
            String path,
            String kind,
            boolean structure,
            String label,
            List<Field> fields,
            List<Line> lines,
            String focus,
            boolean fault) {

        /** Its path where no dots may stand. */
        public String id() {
            return path.replace('.', '-');
        }
    }

    /**
     * A field of a line.
     *
     * @param kind CHOICE, WORDS, NUMBER, or SPAN
     * @param unit of a span: D, W, M, or Y
     * @param choices of a choice those to tick, of words those that are offered
     */
    public record Field(
            String name,
            String kind,
            String label,
            String value,
            String unit,
            boolean required,
            boolean fault,
            List<Choice> choices) {}

    public record Choice(String value, String label, boolean chosen) {}

    /** What can be said, under the heading at which people look for it. */
    public record Offer(String label, List<Choice> terms) {}

    /**
     * @param faults names of fields and lines that cannot be what they say
     * @param focus as {@link RuleForm#act} gives it
     */
    Line draw(RuleNode root, Set<String> faults, @Nullable String focus, Locale reader) {
        return line(root, RuleForm.ROOT, faults, focus, reader);
    }

    private Line line(RuleNode node, String path, Set<String> faults, @Nullable String focus, Locale reader) {
        var lines = new ArrayList<Line>();
        for (var place = 0; place < node.children.size(); place++) {
            lines.add(line(node.children.get(place), path + "." + place, faults, focus, reader));
        }
        var term = terms.find(node.kind).orElse(null);
        return new Line(
                path,
                node.kind,
                node.isStructure(),
                text(node.isStructure() ? "segment." + node.kind : "segment.term." + node.kind, reader),
                term == null
                        ? List.of()
                        : term.slots().stream()
                                .map(slot -> field(node, slot, path, faults, reader))
                                .toList(),
                lines,
                focus(path, focus),
                faults.contains(path) || faults.stream().anyMatch(fault -> fault.startsWith(path + "/")));
    }

    private static String focus(String path, @Nullable String focus) {
        if (path.equals(focus)) {
            return "FIELD";
        }
        return ("remove:" + path).equals(focus) ? "REMOVE" : ("what:" + path).equals(focus) ? "WHAT" : "";
    }

    private Field field(RuleNode node, Slot slot, String path, Set<String> faults, Locale reader) {
        var name = path + "/" + slot.name();
        var values = node.values.getOrDefault(slot.name(), List.of());
        return new Field(
                name,
                slot.kind().name(),
                label(node.kind, slot, reader),
                values.isEmpty() ? "" : values.get(0),
                node.values
                        .getOrDefault(slot.name() + RuleForm.UNIT, List.of("D"))
                        .get(0),
                slot.required(),
                faults.stream().anyMatch(fault -> fault.equals(name) || fault.startsWith(name + "/")),
                slot.words().get().stream()
                        .map(word -> new Choice(
                                word,
                                slot.texts().isEmpty() ? word : text(slot.texts() + word, reader),
                                values.contains(word)))
                        .toList());
    }

    private String label(String term, Slot slot, Locale reader) {
        var own = slot.name() + "." + term;
        return text("segment.slot." + (OF_THEIR_OWN.contains(own) ? own : slot.name()), reader);
    }

    /** All that can be added, by group. */
    List<Offer> offers(Locale reader) {
        var groups = new LinkedHashMap<String, List<Choice>>();
        Map<String, List<SegmentTerm>> byGroup = terms.all().stream()
                .collect(Collectors.groupingBy(SegmentTerm::group, LinkedHashMap::new, Collectors.toList()));
        byGroup.keySet().stream()
                .sorted(RuleView::byUse)
                .forEach(group -> groups.put(
                        text("segment.group." + group, reader),
                        byGroup.get(group).stream()
                                .map(term -> new Choice(term.key(), text("segment.term." + term.key(), reader), false))
                                .toList()));
        groups.put(
                text("segment.group.structure", reader),
                RuleNode.STRUCTURES.stream()
                        .map(kind -> new Choice(kind, text("segment." + kind, reader), false))
                        .toList());
        return groups.entrySet().stream()
                .map(group -> new Offer(group.getKey(), group.getValue()))
                .toList();
    }

    private static int byUse(String one, String other) {
        var order = List.of("customer", "orders", "value", "consent", "journey", "mail", "survey", "complaint");
        return Integer.compare(place(order, one), place(order, other));
    }

    private static int place(List<String> order, String group) {
        var place = order.indexOf(group);
        return place < 0 ? order.size() : place;
    }

    private String text(String key, Locale reader) {
        return String.valueOf(texts.getMessage(key, null, key, reader));
    }
}
