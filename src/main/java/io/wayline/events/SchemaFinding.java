package io.wayline.events;

import java.util.Locale;

import com.networknt.schema.Error;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.Refusal.Finding;

/**
 * Turns what the schema library found into a sentence of ours: the fault by the keyword, what helps by the field's own
 * {@code description} in the schema. The library's sentences may quote the value, which may be personal.
 */
final class SchemaFinding {

    private SchemaFinding() {}

    /** @param schema the whole schema, in which the error names its place */
    static Finding of(Error error, JsonNode schema) {
        var pointer = "/data" + error.getInstanceLocation();
        var rule = JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        var field = schema.at(rule.head());
        if ("required".equals(error.getKeyword())) {
            var missing = field.path("properties").path(error.getProperty());
            return new Finding(pointer + "/" + error.getProperty(), sentence("is missing", missing));
        }
        return new Finding(pointer, sentence(fault(error), field));
    }

    private static String fault(Error error) {
        return switch (String.valueOf(error.getKeyword())) {
            case "type" -> "is not of the right kind";
            case "minLength" -> "is empty";
            case "maxLength" -> "is too long";
            case "maxItems" -> "has too many entries";
            case "format" -> "is not written as it should be";
            default -> "has a value that cannot be";
        };
    }

    private static String sentence(String fault, JsonNode schema) {
        var help = schema.path("description").asString("");
        return help.isEmpty() ? fault : String.format(Locale.ROOT, "%s: send %s", fault, help);
    }
}
