package io.wayline.journey.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.engine.guard.VariableRule;
import io.wayline.shared.BusinessEvent;

/**
 * Which of an event's fields may become variables of a journey: numbers, truth values, and short words such as ids,
 * codes, and instants. What people wrote, and what looks like a way to reach them, stays in our own tables.
 */
final class EventValues {

    private static final Logger log = LoggerFactory.getLogger(EventValues.class);
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/+-]{1,100}");

    private EventValues() {}

    /**
     * The named fields as variables; a field that is missing or must not become one is left out, because an event that
     * has happened cannot be refused any more.
     *
     * @param types what the journey declares them to be, by name
     */
    static Map<String, Object> of(BusinessEvent event, List<String> fields, Map<String, String> types) {
        var values = new HashMap<String, Object>();
        for (var field : fields) {
            value(event.data().path(field)).ifPresent(value -> {
                if (VariableRule.fault(value, types.get(field)).isEmpty()) {
                    values.put(field, value);
                } else {
                    log.warn("Field {} of event {} {} is left out", field, event.id(), event.type());
                }
            });
        }
        return values;
    }

    private static Optional<Object> value(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.asBoolean());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.asLong());
        }
        if (node.isNumber()) {
            return Optional.of(node.asDouble());
        }
        if (node.isString()) {
            var text = node.asString();
            return WORD.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        }
        return Optional.empty();
    }
}
