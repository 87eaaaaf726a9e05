package io.wayline.journey.step;

import java.util.Date;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.journey.model.bpmn.RaisedField;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.reference.References;
import io.wayline.shared.InvalidValue;

/** What a journey puts into an event that it raises: its variables, with references in full, and words of its diagram. */
@Component
public class RaisedEvents {

    private final References references;
    private final JsonMapper json;

    RaisedEvents(References references, JsonMapper json) {
        this.references = references;
        this.json = json;
    }

    /**
     * The data of an event. A variable that has no value leaves its field out.
     *
     * @param fields as the diagram lists them, such as {@code orderRef, reason=contactOutcome, category='delivery'}
     * @param variables the value of a variable by its name, or null
     * @throws InvalidValue when that is no such list, or names what is reserved
     */
    public ObjectNode data(String fields, Function<String, @Nullable Object> variables) {
        var data = json.createObjectNode();
        var listed = RaisedField.list(fields)
                .orElseThrow(() -> new InvalidValue(
                        RaisedField.FIELDS,
                        "is no list of fields",
                        "write names of variables with commas, such as orderRef, reason=contactOutcome"));
        for (var field : listed) {
            reserve(field.name());
            field.variable().ifPresent(RaisedEvents::reserve);
            var value = field.variable()
                    .<@Nullable Object>map(variables)
                    .orElse(field.words().orElse(null));
            if (value != null) {
                data.set(field.name(), node(value));
            }
        }
        return data;
    }

    private JsonNode node(Object value) {
        if (value instanceof String text) {
            return json.valueToTree(references.inFull(text));
        }
        return json.valueToTree(value instanceof Date date ? date.toInstant().toString() : value);
    }

    private static void reserve(String name) {
        if (ReservedNames.contains(name)) {
            throw new InvalidValue(
                    RaisedField.FIELDS, "names %s, which means something already".formatted(name), "leave it out");
        }
    }
}
