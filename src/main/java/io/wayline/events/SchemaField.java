package io.wayline.events;

import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** What one field of a schema is to those who want a single small fact. */
final class SchemaField {

    /** In the {@code $comment} of a field that is about a person and is kept with the customer. */
    private static final String PERSONAL = "personal";

    private static final int LONGEST_WORD = 100;

    private SchemaField() {}

    static String kind(JsonNode field) {
        var types = types(field.path("type"));
        if (field.path("$comment").asString("").equals(PERSONAL)) {
            return PERSONAL;
        }
        if (types.contains("object") || types.contains("array")) {
            return "structure";
        }
        if (types.contains("number") || types.contains("integer")) {
            return "number";
        }
        if (types.contains("boolean")) {
            return "flag";
        }
        return text(field);
    }

    private static String text(JsonNode field) {
        if (field.path("format").asString("").startsWith("date")) {
            return "instant";
        }
        var isBounded = field.has("enum") || field.has("pattern") && !field.has("maxLength");
        return isBounded || field.path("maxLength").asInt(Integer.MAX_VALUE) <= LONGEST_WORD ? "text" : "prose";
    }

    private static Set<String> types(JsonNode type) {
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.toSet())
                : Set.of(type.asString(""));
    }
}
