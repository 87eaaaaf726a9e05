package io.wayline.workspace.web.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A part of a form as a page draws it, read from a form-js schema.
 *
 * @param kind the kind of component, such as {@code select}; of a {@code datetime} its subtype
 * @param key empty when nobody answers it: a heading, a text, a line
 */
public record FormField(
        String kind,
        String key,
        String label,
        String description,
        boolean required,
        @Nullable String min,
        @Nullable String max,
        List<Choice> choices) {

    /** One of the answers to choose from. */
    public record Choice(String value, String label) {}

    /** How the names of fields begin in what a browser sends, so that they meet no other parameter. */
    private static final String PREFIX = "field.";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The parts of a form in the order in which they are drawn, those in groups included. */
    static List<FormField> of(JsonNode schema) {
        var fields = new ArrayList<FormField>();
        collect(schema.path("components"), fields);
        return List.copyOf(fields);
    }

    /** What a browser sent, as answers by the key of the field; what was left empty is left out. */
    static Map<String, JsonNode> answers(List<FormField> fields, MultiValueMap<String, String> sent) {
        var answers = new HashMap<String, JsonNode>();
        for (var field : fields) {
            var values = sent.getOrDefault(field.parameter(), List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!field.key.isEmpty() && (!values.isEmpty() || field.kind.equals("checkbox"))) {
                answers.put(field.key, field.answer(values));
            }
        }
        return answers;
    }

    public String parameter() {
        return PREFIX + key;
    }

    private JsonNode answer(List<String> values) {
        return switch (kind) {
            case "checkbox" -> JSON.booleanNode(!values.isEmpty());
            case "checklist" -> {
                var list = JSON.arrayNode();
                values.forEach(list::add);
                yield list;
            }
            case "number" -> number(values.get(0));
            default -> JSON.stringNode(values.get(0));
        };
    }

    /** What is no number stays a text, and is refused as that. */
    private static JsonNode number(String text) {
        try {
            return JSON.numberNode(new BigDecimal(text.strip()));
        } catch (NumberFormatException noNumber) {
            return JSON.stringNode(text);
        }
    }

    private static void collect(JsonNode components, List<FormField> fields) {
        for (var component : components) {
            var kind = component.path("type").asString("");
            if (!List.of("spacer", "button").contains(kind)) {
                fields.add(read(component, kind));
            }
            collect(component.path("components"), fields);
        }
    }

    private static FormField read(JsonNode component, String kind) {
        var isShown = component.path("disabled").asBoolean(false)
                || component.path("readonly").asBoolean(false);
        var rules = component.path("validate");
        var isTime = kind.equals("datetime");
        var label = component.path(isTime ? "dateLabel" : "label").asString("");
        return new FormField(
                isTime ? component.path("subtype").asString("date") : kind,
                isShown ? "" : component.path("key").asString(""),
                label.isEmpty()
                        ? component
                                .path("timeLabel")
                                .asString(component.path("text").asString(""))
                        : label,
                component.path("description").asString(""),
                rules.path("required").asBoolean(false),
                limit(rules.path("min")),
                limit(rules.path("max")),
                component
                        .path("values")
                        .valueStream()
                        .map(each -> new Choice(
                                each.path("value").asString(""),
                                each.path("label").asString(each.path("value").asString(""))))
                        .toList());
    }

    private static @Nullable String limit(JsonNode number) {
        return number.isNumber() ? number.decimalValue().toPlainString() : null;
    }
}
