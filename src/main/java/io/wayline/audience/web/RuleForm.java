package io.wayline.audience.web;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.audience.rule.Rule;
import io.wayline.audience.rule.TermCatalogue;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.segment.Slot;

/**
 * Carries a rule between the form in which people write it and JSON. The form names its lines by their places: {@code r} is
 * the whole, {@code r.0} its first line, {@code r.0/within} a field of that line.
 */
@Component
class RuleForm {

    static final String ROOT = "r";

    /** Names of fields: {@code n} lists the lines as {@code r.0=orders.count}, in the order of the page. */
    static final String LINES = "n";

    static final String UNIT = ":unit";
    static final List<String> UNITS = List.of("D", "W", "M", "Y");

    private static final Pattern LINE = Pattern.compile("r(\\.\\d{1,3}){0,8}=[a-z.-]{1,60}");
    private static final int MOST_LINES = 200;

    private final TermCatalogue terms;
    private final JsonMapper json;

    RuleForm(TermCatalogue terms, JsonMapper json) {
        this.terms = terms;
        this.json = json;
    }

    /**
     * A rule as JSON, and which field of the form each place of it comes from.
     *
     * @param places the form's name of a line by its JSON pointer
     */
    record Written(ObjectNode rule, Map<String, String> places) {

        /** The name of the field that a finding is about; that of the whole when it is none of them. */
        String field(String pointer) {
            for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
                var line = places.get(at);
                if (line != null) {
                    return at.equals(pointer) ? line : line + pointer.substring(at.length());
                }
                if (at.isEmpty()) {
                    return ROOT;
                }
            }
        }
    }

    /**
     * Reads the lines that a browser sends.
     *
     * @throws InvalidValue when they are not those of our page
     */
    RuleNode read(MultiValueMap<String, String> fields) {
        var lines = fields.getOrDefault(LINES, List.of());
        var nodes = new HashMap<String, RuleNode>();
        if (lines.size() > MOST_LINES) {
            throw new InvalidValue("rule", "has too many lines", "use fewer");
        }
        for (var line : lines) {
            if (!LINE.matcher(line).matches()) {
                throw foreign();
            }
            var path = line.substring(0, line.indexOf('='));
            var node = node(line.substring(path.length() + 1), path, fields);
            if (nodes.putIfAbsent(path, node) != null) {
                throw foreign();
            }
            if (!path.equals(ROOT)) {
                var above = nodes.get(path.substring(0, path.lastIndexOf('.')));
                if (above == null || !above.isStructure()) {
                    throw foreign();
                }
                above.children.add(node);
            }
        }
        var root = nodes.getOrDefault(ROOT, new RuleNode(RuleNode.ALL));
        if (!root.isStructure()) {
            throw foreign();
        }
        return root;
    }

    private RuleNode node(String kind, String path, MultiValueMap<String, String> fields) {
        var node = new RuleNode(kind);
        terms.find(kind)
                .ifPresent(term -> term.slots().forEach(slot -> {
                    var values = fields.getOrDefault(path + "/" + slot.name(), List.of()).stream()
                            .filter(value -> !value.isBlank())
                            .toList();
                    if (!values.isEmpty()) {
                        node.values.put(slot.name(), values);
                    }
                    var unit = fields.getFirst(path + "/" + slot.name() + UNIT);
                    if (unit != null && UNITS.contains(unit)) {
                        node.values.put(slot.name() + UNIT, List.of(unit));
                    }
                }));
        return node;
    }

    private static InvalidValue foreign() {
        return new InvalidValue("rule", "is not as the page writes it", "reload the page");
    }

    /**
     * Does what a button of the page says: {@code add:r.0} adds to a line, {@code remove:r.0.1} takes one away.
     *
     * @return what takes the focus now: a line, or {@code remove:} or {@code what:} with a line; null for nothing
     */
    @Nullable
    String act(RuleNode root, String act, MultiValueMap<String, String> fields) {
        var path = act.substring(act.indexOf(':') + 1);
        if (act.startsWith("add:")) {
            var above = at(root, path);
            var kind = fields.getFirst("what:" + path);
            if (above == null
                    || !above.isStructure()
                    || kind == null
                    || !RuleNode.STRUCTURES.contains(kind) && terms.find(kind).isEmpty()) {
                return null;
            }
            above.children.add(new RuleNode(kind));
            return path + "." + (above.children.size() - 1);
        }
        if (act.startsWith("remove:") && path.contains(".")) {
            var above = at(root, path.substring(0, path.lastIndexOf('.')));
            var place = Integer.parseInt(path.substring(path.lastIndexOf('.') + 1));
            if (above != null && place < above.children.size()) {
                above.children.remove(place);
                return focus(above, act.substring("remove:".length(), act.lastIndexOf('.')), place);
            }
        }
        return null;
    }

    /** The line that stands where one was taken away, or the last one: whoever works by keyboard stays where they are. */
    private static String focus(RuleNode above, String path, int place) {
        return above.children.isEmpty()
                ? "what:" + path
                : "remove:%s.%d".formatted(path, Math.min(place, above.children.size() - 1));
    }

    private static @Nullable RuleNode at(RuleNode root, String path) {
        if (!path.matches("r(\\.\\d{1,3}){0,8}")) {
            return null;
        }
        var node = root;
        for (var place : Arrays.stream(path.split("\\."))
                .skip(1)
                .mapToInt(Integer::parseInt)
                .toArray()) {
            if (place >= node.children.size()) {
                return null;
            }
            node = node.children.get(place);
        }
        return node;
    }

    /** As JSON for the reader of rules, which judges it. */
    Written write(RuleNode root) {
        var places = new HashMap<String, String>();
        return new Written(write(root, ROOT, "", places), places);
    }

    private ObjectNode write(RuleNode node, String path, String pointer, Map<String, String> places) {
        places.put(pointer, path);
        var written = json.createObjectNode();
        switch (node.kind) {
            case RuleNode.ALL, RuleNode.ANY -> several(node, written, path, pointer, places);
            case RuleNode.NONE -> {
                if (node.children.size() == 1) {
                    written.set("not", write(node.children.get(0), path + ".0", pointer + "/not", places));
                } else {
                    var any = new RuleNode(RuleNode.ANY);
                    any.children.addAll(node.children);
                    written.set("not", write(any, path, pointer + "/not", places));
                }
            }
            default -> condition(node, written);
        }
        return written;
    }

    private void several(RuleNode node, ObjectNode written, String path, String pointer, Map<String, String> places) {
        var list = written.putArray(node.kind);
        for (var place = 0; place < node.children.size(); place++) {
            list.add(write(
                    node.children.get(place),
                    path + "." + place,
                    "%s/%s/%d".formatted(pointer, node.kind, place),
                    places));
        }
    }

    private void condition(RuleNode node, ObjectNode written) {
        written.put("term", node.kind);
        terms.find(node.kind)
                .ifPresent(term -> term.slots().forEach(slot -> {
                    var values = node.values.get(slot.name());
                    if (values == null) {
                        return;
                    }
                    switch (slot.kind()) {
                        case CHOICE -> values.forEach(written.withArray("/" + slot.name())::add);
                        case WORDS -> words(values).forEach(written.withArray("/" + slot.name())::add);
                        case NUMBER -> written.put(slot.name(), values.get(0).strip());
                        case SPAN ->
                            written.put(
                                    slot.name(), span(node, slot, values.get(0).strip()));
                    }
                }));
    }

    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split("[,，、]")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String span(RuleNode node, Slot slot, String number) {
        return "P" + number
                + node.values.getOrDefault(slot.name() + UNIT, List.of("D")).get(0);
    }

    /** The lines in which a rule is shown. */
    RuleNode of(Rule rule) {
        var node = lines(rule);
        if (node.isStructure() && !node.kind.equals(RuleNode.NONE)) {
            return node;
        }
        var root = new RuleNode(RuleNode.ALL);
        root.children.add(node);
        return root;
    }

    private RuleNode lines(Rule rule) {
        if (rule instanceof Rule.All all) {
            return several(RuleNode.ALL, all.of());
        }
        if (rule instanceof Rule.Any any) {
            return several(RuleNode.ANY, any.of());
        }
        if (rule instanceof Rule.Not not) {
            return not.of() instanceof Rule.Any any
                    ? several(RuleNode.NONE, any.of())
                    : several(RuleNode.NONE, List.of(not.of()));
        }
        var is = (Rule.Is) rule;
        var node = new RuleNode(is.term());
        is.given().forEach((slot, value) -> fill(node, slot, value));
        return node;
    }

    private RuleNode several(String kind, List<Rule> rules) {
        var node = new RuleNode(kind);
        rules.forEach(rule -> node.children.add(lines(rule)));
        return node;
    }

    private void fill(RuleNode node, String slot, Object value) {
        if (value instanceof List<?> words) {
            var texts = words.stream().map(Object::toString).toList();
            var open = terms.find(node.kind).stream()
                    .flatMap(term -> term.slots().stream())
                    .anyMatch(each -> each.name().equals(slot) && each.kind() == Slot.Kind.WORDS);
            node.values.put(slot, open ? List.of(String.join(", ", texts)) : texts);
        } else if (value instanceof BigDecimal number) {
            node.values.put(slot, List.of(number.toPlainString()));
        } else if (value instanceof Period span) {
            var unit = unit(span);
            node.values.put(slot, List.of(unit.substring(0, unit.length() - 1)));
            node.values.put(slot + UNIT, List.of(unit.substring(unit.length() - 1)));
        }
    }

    /** One number and its unit; a span of several is told in days, a month as thirty. */
    private static String unit(Period span) {
        if (span.getMonths() == 0 && span.getDays() == 0 && span.getYears() > 0) {
            return span.getYears() + "Y";
        }
        if (span.getDays() == 0 && span.toTotalMonths() > 0) {
            return span.toTotalMonths() + "M";
        }
        return (span.toTotalMonths() * 30 + span.getDays()) + "D";
    }
}
