package io.wayline.journey.model.names;

import java.util.Locale;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A form with the names of one language in the place of those that are drawn, so that whoever draws it need not ask. */
public final class NamedForm {

    private static final String LABEL = "label";
    private static final String DATE_LABEL = "dateLabel";
    private static final String TIME_LABEL = "timeLabel";
    private static final String TEXT = "text";
    private static final String DESCRIPTION = "description";

    private NamedForm() {}

    /** A copy of the schema in the reader's language; what has no name there stays as it is drawn. */
    public static JsonNode of(JsonNode schema, DrawnNames names, Locale reader) {
        if (names.things().isEmpty()) {
            return schema;
        }
        var named = schema.deepCopy();
        components(named, names, reader);
        return named;
    }

    /** By what a file of names calls a part of a form: its key, or where nobody answers it, its id. */
    public static String id(JsonNode component) {
        var key = component.path("key").asString("");
        return key.isEmpty() ? component.path("id").asString("") : key;
    }

    /** Which attribute holds what a part of a form is called. */
    public static String labelledBy(JsonNode component) {
        return switch (component.path("type").asString("")) {
            case "text" -> TEXT;
            case "datetime" ->
                Stream.of(LABEL, DATE_LABEL, TIME_LABEL)
                        .filter(label -> !component.path(label).asString("").isBlank())
                        .findFirst()
                        .orElse(LABEL);
            default -> LABEL;
        };
    }

    /** Whether it asks for a day and for a time, and so has two labels. */
    public static boolean hasTwoLabels(JsonNode component) {
        return labelledBy(component).equals(DATE_LABEL)
                && !component.path(TIME_LABEL).asString("").isEmpty();
    }

    private static void components(JsonNode parent, DrawnNames names, Locale reader) {
        for (var component : parent.path("components")) {
            if (component instanceof ObjectNode part) {
                name(part, names, reader);
            }
            components(component, names, reader);
        }
    }

    private static void name(ObjectNode part, DrawnNames names, Locale reader) {
        var id = id(part);
        var label = labelledBy(part);
        // what is drawn without a label, such as a group, stays without one unless somebody names it
        names.of(id).name().shown(reader, part.path(label).asString("")).ifPresent(name -> part.put(label, name));
        if (part.has(DESCRIPTION)) {
            part.put(DESCRIPTION, names.description(id, part.path(DESCRIPTION).asString(""), reader));
        }
        if (hasTwoLabels(part)) {
            part.put(TIME_LABEL, names.time(id, part.path(TIME_LABEL).asString(""), reader));
        }
        for (var choice : part.path("values")) {
            if (choice instanceof ObjectNode value) {
                var drawn = value.path(LABEL).asString("");
                value.put(LABEL, names.value(id, value.path("value").asString(""), drawn, reader));
            }
        }
    }
}
