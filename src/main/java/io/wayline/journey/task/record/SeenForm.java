package io.wayline.journey.task.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.Form;

/** A form as somebody saw it: it gives what they wrote the names that it had on their page. */
record SeenForm(Form form) {

    /** In the place of a form that is no longer there: keys stand for names. */
    static final SeenForm GONE = new SeenForm(Form.NONE);

    /** Every field of the form in its order, then what was answered beside it. */
    List<GivenAnswer> answers(Map<String, JsonNode> given) {
        var all = new ArrayList<GivenAnswer>();
        form.fields().forEach(field -> all.add(answer(field, given.getOrDefault(field.key(), NullNode.instance))));
        given.entrySet().stream()
                .filter(each -> form.field(each.getKey()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> all.add(new GivenAnswer(
                        each.getKey(),
                        each.getKey(),
                        "",
                        each.getValue(),
                        texts(each.getValue(), UnaryOperator.identity()))));
        return List.copyOf(all);
    }

    private static GivenAnswer answer(Field field, JsonNode value) {
        return new GivenAnswer(field.key(), field.label(), field.kind().word(), value, texts(value, field::named));
    }

    private static List<String> texts(JsonNode value, UnaryOperator<String> named) {
        var values = value.isArray() ? value.valueStream() : Stream.of(value);
        return values.filter(each -> !each.isNull() && !each.isBoolean())
                .map(SeenForm::text)
                .filter(text -> !text.isBlank())
                .map(named)
                .toList();
    }

    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
