package io.wayline.workspace.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.FieldKind;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.NumberText;

/** The answers that a browser sends from the page of a task. */
public final class SentAnswers {

    /** How the names of fields begin in what a browser sends, so that they meet no other parameter. */
    private static final String PREFIX = "field.";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SentAnswers() {}

    /**
     * As they were typed, by the key of the field; what nobody answered is left out. A field that the form fills in and
     * somebody emptied has null. A draft is this, so that nothing changes under the hands of who types.
     */
    public static Map<String, JsonNode> typed(Form form, MultiValueMap<String, String> sent) {
        var answers = new LinkedHashMap<String, JsonNode>();
        for (var field : form.fields()) {
            var said = sent.getOrDefault(PREFIX + field.key(), List.of());
            var values = said.stream().filter(value -> !value.isBlank()).toList();
            if (!values.isEmpty() || field.kind() == FieldKind.CHECKBOX) {
                answers.put(field.key(), typed(field, values));
            } else if (!said.isEmpty() && field.preset() != null) {
                answers.put(field.key(), JSON.nullNode());
            }
        }
        return answers;
    }

    /** The same as it was meant: texts that are clear numbers are numbers. What is not clear stays, and is refused. */
    public static Map<String, JsonNode> meant(Form form, Map<String, JsonNode> typed) {
        var answers = new LinkedHashMap<>(typed);
        form.fields().stream()
                .filter(field -> field.kind() == FieldKind.NUMBER)
                .forEach(field -> answers.computeIfPresent(
                        field.key(),
                        (key, answer) -> answer.isString()
                                ? NumberText.read(answer.asString(), field)
                                        .<JsonNode>map(JSON::numberNode)
                                        .orElse(answer)
                                : answer));
        return answers;
    }

    /** One answer as it was sent, for a form that is not there any more. */
    public static Map<String, JsonNode> result(MultiValueMap<String, String> sent, String key) {
        var said = sent.getFirst(PREFIX + key);
        return said == null ? Map.of() : Map.of(key, JSON.stringNode(said));
    }

    private static JsonNode typed(Field field, List<String> values) {
        return switch (field.kind()) {
            case CHECKBOX -> JSON.booleanNode(!values.isEmpty());
            case CHECKLIST -> {
                var list = JSON.arrayNode();
                values.forEach(list::add);
                yield list;
            }
            case NUMBER -> number(values.get(0), field);
            // browsers send what they call a line break in two signs, and count it as one
            default -> JSON.stringNode(values.get(0).replace("\r\n", "\n"));
        };
    }

    /** A number where that would be shown as it was typed, so that others who read the draft have one; else the text. */
    private static JsonNode number(String text, Field field) {
        return NumberText.read(text, field)
                .filter(number -> number.toPlainString().equals(text))
                .<JsonNode>map(JSON::numberNode)
                .orElseGet(() -> JSON.stringNode(text));
    }
}
