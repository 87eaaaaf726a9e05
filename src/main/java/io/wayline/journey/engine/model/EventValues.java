package io.wayline.journey.engine.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.engine.guard.VariableRule;
import io.wayline.journey.engine.sandbox.PublishedWords;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.reference.References;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Numbers;
import io.wayline.shared.ReferenceText;

/**
 * An event's fields as variables of a journey. Numbers, truth values, instants, ids, and words that were published are
 * kept as they are; every other text becomes a stand-in, because nobody can tell by its looks whose it is.
 */
@Component
public class EventValues {

    private static final Logger log = LoggerFactory.getLogger(EventValues.class);

    /** An undeclared number of more digits is more likely what something is called than how much of it there is. */
    private static final BigDecimal MOST = new BigDecimal("1e10");

    private final References references;
    private final PublishedWords words;

    EventValues(References references, PublishedWords words) {
        this.references = references;
        this.words = words;
    }

    /**
     * The named fields as variables; a field that is missing is left out. Fields of an ordinary shape cost nothing.
     *
     * @param types what the journey declares them to be, by name
     */
    public Map<String, Object> of(
            BusinessEvent event, CustomerId customer, List<String> fields, Map<String, String> types) {
        var values = new HashMap<String, Object>();
        for (var field : fields) {
            if (field.equals(ReservedNames.CUSTOMER)) {
                log.warn("Field {} of event {} {} never says whom a journey is about", field, event.id(), event.type());
                continue;
            }
            var node = event.data().path(field);
            if (!isNothing(node)) {
                value(node, types.get(field), customer)
                        .ifPresentOrElse(
                                value -> values.put(field, value),
                                // the intake refuses it; this one came in before the journey was published
                                () -> log.warn("Field {} of event {} {} is left out", field, event.id(), event.type()));
            }
        }
        return values;
    }

    /**
     * Why a field could not become a variable; empty when it could, and when there is nothing in it.
     *
     * @param type what a journey declares it to be, or null
     */
    static Optional<InvalidValue> fault(String field, JsonNode node, @Nullable String type) {
        if (isNothing(node)) {
            return Optional.empty();
        }
        if (node.isContainer()) {
            return Optional.of(new InvalidValue(
                    field, "is a list or an object", "send one text, one number, or one truth value in it"));
        }
        if (plain(node, type).isPresent()) {
            return Optional.empty();
        }
        if (type != null && !type.equals("text")) {
            return Optional.of(new InvalidValue(field, "is no " + type, "send a " + type + ", as journeys take it"));
        }
        try {
            ReferenceText.read(field, node.asString());
            return Optional.empty();
        } catch (InvalidValue notOne) {
            return Optional.of(notOne);
        }
    }

    private Optional<Object> value(JsonNode node, @Nullable String type, CustomerId customer) {
        if (node.isContainer() || fault("", node, type).isPresent()) {
            return Optional.empty();
        }
        return plain(node, type).or(() -> Optional.of(word(ReferenceText.strip(text(node)), customer)));
    }

    /** What is no text, or is declared to be none. */
    private static Optional<Object> plain(JsonNode node, @Nullable String type) {
        return switch (type == null ? "" : type) {
            case "number" -> number(node).map(Numbers::canonical);
            case "flag" -> flag(node);
            case "instant" -> Optional.<Object>of(text(node)).filter(value -> VariableRule.isOf("instant", value));
            case "text" -> Optional.empty();
            default ->
                node.isBoolean()
                        ? Optional.of(node.asBoolean())
                        : Optional.of(node)
                                .filter(JsonNode::isNumber)
                                .map(JsonNode::decimalValue)
                                .filter(value -> value.abs().compareTo(MOST) < 0)
                                .map(Numbers::canonical);
        };
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        try {
            return Optional.of(node.isNumber() ? node.decimalValue() : new BigDecimal(text(node)))
                    .filter(Numbers::isKeptExactly);
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }

    private static Optional<Object> flag(JsonNode node) {
        return switch (text(node)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Object word(String text, CustomerId customer) {
        return References.isOrdinary(text) || words.contain(text) ? text : references.standIn(customer, text);
    }

    private static String text(JsonNode node) {
        return ReferenceText.strip(node.isNumber() ? Numbers.text(node.decimalValue()) : node.asString());
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isString() && ReferenceText.strip(node.asString()).isEmpty();
    }
}
