package io.wayline.audience.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.shared.InvalidFields;
import io.wayline.shared.Refusal.Finding;
import io.wayline.shared.segment.SegmentTerm;
import io.wayline.shared.segment.Slot;

/**
 * Reads and writes rules as JSON, for the API, the page, the shipped files, and the database alike:
 *
 * <pre>{"all": [{"term": "customer.lifecycle", "is": ["ACTIVE"]}, {"not": {"term": "complaint.open"}}]}</pre>
 *
 * A node is {@code all} or {@code any} of several, {@code not} of one, or a condition: a {@code term} with its slots.
 */
@Component
public class RuleReader {

    /** In characters of JSON. */
    public static final int LONGEST = 20_000;

    public static final int MOST_CONDITIONS = 60;

    static final int DEEPEST = 6;
    private static final int MOST_WORDS = 50;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_YEARS = 100;
    private static final int DECIMALS = 4;
    private static final int DIGITS = 15;

    private static final String TERM = "term";
    private static final String ALL = "all";
    private static final String ANY = "any";
    private static final String NOT = "not";

    private final TermCatalogue terms;
    private final JsonMapper json;

    RuleReader(TermCatalogue terms, JsonMapper json) {
        this.terms = terms;
        this.json = json;
    }

    /**
     * @throws InvalidFields with every finding: where it stands (as a JSON pointer), what is wrong, and what helps
     */
    public Rule read(JsonNode node) {
        var reading = new Reading();
        if (node.toString().length() > LONGEST) {
            reading.fault("", "is longer than %d characters", "use fewer conditions", LONGEST);
        }
        var rule = reading.findings.isEmpty() ? reading.node(node, "", 1) : Rule.EVERYBODY;
        if (reading.conditions > MOST_CONDITIONS) {
            reading.fault("", "has more than %d conditions", "make a segment of a part of it", MOST_CONDITIONS);
        }
        if (!reading.findings.isEmpty()) {
            throw new InvalidFields(reading.findings);
        }
        return rule;
    }

    /** @throws InvalidFields as {@link #read(JsonNode)}, and when it is no JSON */
    public Rule read(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidFields(
                    List.of(new Finding("", "is longer than %d characters: use fewer conditions".formatted(LONGEST))));
        }
        try {
            return read(json.readTree(text));
        } catch (JacksonException malformed) {
            throw new InvalidFields(List.of(new Finding("", "is no JSON: send an object such as {\"all\": []}")));
        }
    }

    /** As it is read; the same rule is written the same. */
    public ObjectNode write(Rule rule) {
        var node = json.createObjectNode();
        if (rule instanceof Rule.All all) {
            var list = node.putArray(ALL);
            all.of().forEach(each -> list.add(write(each)));
        } else if (rule instanceof Rule.Any any) {
            var list = node.putArray(ANY);
            any.of().forEach(each -> list.add(write(each)));
        } else if (rule instanceof Rule.Not not) {
            node.set(NOT, write(not.of()));
        } else if (rule instanceof Rule.Is is) {
            write(is, node);
        }
        return node;
    }

    private void write(Rule.Is is, ObjectNode node) {
        node.put(TERM, is.term());
        terms.find(is.term()).orElseThrow().slots().forEach(slot -> {
            var value = is.given().get(slot.name());
            if (value instanceof List<?> words) {
                var list = node.putArray(slot.name());
                words.forEach(word -> list.add(word.toString()));
            } else if (value instanceof BigDecimal number) {
                node.put(slot.name(), number);
            } else if (value != null) {
                node.put(slot.name(), value.toString());
            }
        });
    }

    /** One rule being read, with what is wrong with it so far. */
    private final class Reading {

        private final List<Finding> findings = new ArrayList<>();
        private int conditions;

        private void fault(String path, String fault, String remedy, Object... values) {
            findings.add(new Finding(path, fault.formatted(values) + ": " + remedy));
        }

        private Rule node(JsonNode node, String path, int depth) {
            if (depth > DEEPEST) {
                fault(path, "lies more than %d deep", "make a segment of a part of it", DEEPEST);
                return Rule.EVERYBODY;
            }
            if (!node.isObject()) {
                fault(path, "is no object", "write {\"all\": […]}, {\"any\": […]}, {\"not\": {…}}, or {\"term\": …}");
                return Rule.EVERYBODY;
            }
            var kinds = new TreeSet<>(List.of(ALL, ANY, NOT, TERM));
            kinds.removeIf(kind -> !node.has(kind));
            if (kinds.size() != 1) {
                fault(
                        path,
                        "says %s",
                        "say exactly one of all, any, not, and term",
                        kinds.isEmpty() ? "nothing" : kinds);
                return Rule.EVERYBODY;
            }
            var kind = kinds.first();
            if (!kind.equals(TERM) && node.size() > 1) {
                fault(path, "has more fields than %s", "leave the others out", kind);
            }
            return switch (kind) {
                case ALL -> new Rule.All(several(node.get(ALL), path + "/" + ALL, depth));
                case ANY -> {
                    var any = several(node.get(ANY), path + "/" + ANY, depth);
                    if (any.isEmpty() && node.get(ANY).isArray()) {
                        fault(path + "/" + ANY, "has nothing in it", "say at least one condition");
                    }
                    yield new Rule.Any(any);
                }
                case NOT -> new Rule.Not(node(node.get(NOT), path + "/" + NOT, depth + 1));
                default -> condition(node, path);
            };
        }

        private List<Rule> several(JsonNode list, String path, int depth) {
            if (!list.isArray()) {
                fault(path, "is no list", "write the conditions in brackets");
                return List.of();
            }
            var rules = new ArrayList<Rule>();
            for (var place = 0; place < list.size() && conditions <= MOST_CONDITIONS; place++) {
                rules.add(node(list.get(place), path + "/" + place, depth + 1));
            }
            return rules;
        }

        private Rule condition(JsonNode node, String path) {
            conditions++;
            var key = node.get(TERM);
            var term = key.isString() ? terms.find(key.asString()).orElse(null) : null;
            if (term == null) {
                fault(
                        path + "/" + TERM,
                        "is nothing that can be said of customers",
                        "use one of "
                                + String.join(
                                        ", ",
                                        terms.all().stream()
                                                .map(SegmentTerm::key)
                                                .sorted()
                                                .toList()));
                return Rule.EVERYBODY;
            }
            var given = new LinkedHashMap<String, Object>();
            for (var slot : term.slots()) {
                var value = node.get(slot.name());
                if (value == null || value.isNull()) {
                    if (slot.required()) {
                        fault(path + "/" + slot.name(), "is missing", remedy(slot));
                    }
                } else {
                    var read = value(value, slot, path + "/" + slot.name());
                    if (read != null) {
                        given.put(slot.name(), read);
                    }
                }
            }
            strangers(node, term, path);
            if (!term.oneOf().isEmpty() && term.oneOf().stream().noneMatch(node::hasNonNull)) {
                fault(
                        path,
                        "says nothing of %s",
                        "give at least one of " + String.join(", ", term.oneOf()),
                        term.key());
            }
            order(given, path);
            return new Rule.Is(term.key(), given);
        }

        private void strangers(JsonNode node, SegmentTerm term, String path) {
            var known = term.slots().stream().map(Slot::name).toList();
            node.propertyNames().stream()
                    .filter(name -> !name.equals(TERM) && !known.contains(name))
                    .sorted()
                    .forEach(name -> fault(
                            path + "/" + name.replace("~", "~0").replace("/", "~1"),
                            "is no field of %s",
                            known.isEmpty() ? "leave it out" : "use " + String.join(", ", known),
                            term.key()));
        }

        private void order(Map<String, Object> given, String path) {
            if (given.get(Slot.AT_LEAST) instanceof BigDecimal least
                    && given.get(Slot.AT_MOST) instanceof BigDecimal most
                    && least.compareTo(most) > 0) {
                fault(path + "/" + Slot.AT_MOST, "is less than atLeast", "give a number that is not smaller");
            }
        }

        private @Nullable Object value(JsonNode value, Slot slot, String path) {
            return switch (slot.kind()) {
                case CHOICE, WORDS -> words(value, slot, path);
                case NUMBER -> number(value, slot, path);
                case SPAN -> span(value, slot, path);
            };
        }

        private @Nullable Object words(JsonNode value, Slot slot, String path) {
            var nodes = value.isArray() ? value.valueStream().toList() : List.of(value);
            if (nodes.isEmpty() || nodes.size() > MOST_WORDS) {
                fault(path, "has %d words", "give 1 to %d".formatted(MOST_WORDS), nodes.size());
                return null;
            }
            var words = new ArrayList<String>();
            for (var node : nodes) {
                var word = node.isString() ? node.asString().strip() : "";
                if (word.isEmpty()
                        || word.length() > LONGEST_WORD
                        || word.chars().anyMatch(Character::isISOControl)) {
                    fault(path, "is no word", "give texts of 1 to %d characters on one line".formatted(LONGEST_WORD));
                    return null;
                }
                if (slot.kind() == Slot.Kind.CHOICE && !slot.words().get().contains(word)) {
                    fault(path, "is none of the choices", remedy(slot));
                    return null;
                }
                if (!words.contains(word)) {
                    words.add(word);
                }
            }
            return List.copyOf(words);
        }

        private @Nullable Object number(JsonNode value, Slot slot, String path) {
            var number = value.isNumber() || value.isString()
                    ? decimal(value.asString().strip())
                    : null;
            var fits = number != null
                    && (slot.least() == null || number.compareTo(slot.least()) >= 0)
                    && (slot.most() == null || number.compareTo(slot.most()) <= 0)
                    && number.scale() <= (slot.whole() ? 0 : DECIMALS);
            if (!fits) {
                fault(path, "is no such number", remedy(slot));
                return null;
            }
            return number;
        }

        private @Nullable BigDecimal decimal(String text) {
            if (!text.matches("-?\\d{1,%d}(\\.\\d{1,%d})?([eE]\\+?\\d{1,2})?".formatted(DIGITS, DECIMALS))) {
                return null;
            }
            var number = new BigDecimal(text).stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number;
        }

        private @Nullable Object span(JsonNode value, Slot slot, String path) {
            try {
                var span = value.isString() ? Period.parse(value.asString().strip()) : null;
                if (span != null
                        && !span.isNegative()
                        && span.toTotalMonths() + span.getDays() / 28 <= MOST_YEARS * 12L) {
                    return span;
                }
            } catch (DateTimeException | ArithmeticException none) {
                // said below
            }
            fault(path, "is no span of days", remedy(slot));
            return null;
        }

        private String remedy(Slot slot) {
            return switch (slot.kind()) {
                case CHOICE -> "choose of " + String.join(", ", slot.words().get());
                case WORDS -> "give a word, or several in brackets";
                case NUMBER ->
                    "give a %s from %s to %s"
                            .formatted(slot.whole() ? "whole number" : "number", slot.least(), slot.most());
                case SPAN -> "write P30D, P4W, P6M, or P1Y, at most %d years".formatted(MOST_YEARS);
            };
        }
    }
}
