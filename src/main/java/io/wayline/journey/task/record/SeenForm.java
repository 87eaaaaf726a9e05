package io.wayline.journey.task.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import io.wayline.journey.check.form.FormSchema;
import io.wayline.journey.check.form.FormSchema.Field;

/** A form as somebody saw it: it gives what they wrote the names that it had on their page. */
record SeenForm(FormSchema schema) {

    /** In the place of a form that is no longer there: keys stand for names. */
    static final SeenForm GONE = new SeenForm(new FormSchema(List.of()));

    /** Every field of the form in its order, then what was answered beside it. */
    List<GivenAnswer> answers(Map<String, JsonNode> given) {
        var all = new ArrayList<GivenAnswer>();
        schema.fields().forEach(field -> all.add(answer(field, given.getOrDefault(field.key(), NullNode.instance))));
        given.entrySet().stream()
                .filter(each ->
                        schema.fields().stream().noneMatch(field -> field.key().equals(each.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> all.add(new GivenAnswer(
                        each.getKey(), each.getKey(), "", each.getValue(), texts(each.getValue(), Map.of()))));
        return List.copyOf(all);
    }

    private static GivenAnswer answer(Field field, JsonNode value) {
        var kind = field.kind().equals("datetime") ? field.subtype() : field.kind();
        return new GivenAnswer(field.key(), field.label(), kind, value, texts(value, field.choices()));
    }

    private static List<String> texts(JsonNode value, Map<String, String> choices) {
        var values = value.isArray() ? value.valueStream() : Stream.of(value);
        return values.filter(each -> !each.isNull() && !each.isBoolean())
                .map(SeenForm::text)
                .filter(text -> !text.isBlank())
                .map(text -> choices.getOrDefault(text, text))
                .toList();
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
