package io.wayline.journey.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.wayline.shared.BusinessEvent;

/**
 * Which of an event's fields may become variables of a journey: numbers, truth values, and short words such as ids,
 * codes, and instants. What people wrote, and what looks like a way to reach them, stays in our own tables.
 */
final class EventValues {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/+-]{1,100}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{11,15}|\\+[0-9]{7,15}");

    private EventValues() {}

    /** The named fields as variables; a field that is missing or must not become one is left out. */
    static Map<String, Object> of(BusinessEvent event, List<String> fields) {
        var values = new HashMap<String, Object>();
        for (var field : fields) {
            value(event.data().path(field)).ifPresent(value -> values.put(field, value));
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
            return WORD.matcher(text).matches() && !PHONE.matcher(text).matches()
                    ? Optional.of(text)
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
