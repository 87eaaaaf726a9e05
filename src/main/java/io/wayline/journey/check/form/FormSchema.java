package io.wayline.journey.check.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a form, as far as answers are held to them. */
public record FormSchema(List<Field> fields) {

    /**
     * A field that a person fills in.
     *
     * @param label what it is called on the page; its key when nobody has given it a name
     * @param kind the kind of component, such as {@code select}
     * @param subtype of a {@code datetime}: {@code date}, {@code time}, or {@code datetime}
     * @param decimals how many digits a number may have behind the point; null for any
     * @param choices the values to choose from, each with what it is called on the page; empty when it has none
     * @param variable whether the answer becomes a variable of the journey
     */
    public record Field(
            String key,
            String label,
            String kind,
            String subtype,
            boolean required,
            int minLength,
            int maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable Integer decimals,
            Map<String, String> choices,
            boolean variable) {}

    private static final int LONGEST_TEXT = 10_000;

    /** The fields of a form, those in groups included; nothing when it cannot be read. */
    public static Optional<FormSchema> read(String content) {
        return FormFile.read(content).map(form -> {
            var fields = new ArrayList<Field>();
            collect(form.path("components"), fields);
            return new FormSchema(List.copyOf(fields));
        });
    }

    /** Whether a field offers this value to choose: what was published with the form is nobody's own. */
    public boolean offers(String key, String value) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .anyMatch(field -> field.choices().containsKey(value));
    }

    /** The names of the fields that become variables. */
    public Set<String> variables() {
        return fields.stream().filter(Field::variable).map(Field::key).collect(Collectors.toSet());
    }

    private static void collect(JsonNode components, List<Field> fields) {
        for (var component : components) {
            collect(component.path("components"), fields);
            // what nobody can change is nobody's answer
            if (component.has("key")
                    && !component.path("disabled").asBoolean(false)
                    && !component.path("readonly").asBoolean(false)) {
                fields.add(field(component));
            }
        }
    }

    private static Field field(JsonNode component) {
        var rules = component.path("validate");
        var key = component.path("key").asString("");
        return new Field(
                key,
                first(component, key, "label", "dateLabel", "timeLabel"),
                component.path("type").asString(""),
                component.path("subtype").asString("date"),
                rules.path("required").asBoolean(false),
                rules.path("minLength").asInt(0),
                Math.min(rules.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT),
                number(rules.path("min")),
                number(rules.path("max")),
                component.path("decimalDigits").isNumber()
                        ? component.path("decimalDigits").asInt(0)
                        : null,
                choices(component.path("values")),
                component.path("properties").path("variable").asString("").equals("true"));
    }

    private static @Nullable BigDecimal number(JsonNode limit) {
        // one that no number can be is refused by the check, and limits nothing where it came past
        return limit.isNumber() && Double.isFinite(limit.asDouble()) ? limit.decimalValue() : null;
    }

    private static Map<String, String> choices(JsonNode values) {
        var choices = new LinkedHashMap<String, String>();
        for (var each : values) {
            var value = (each.isObject() ? each.path("value") : each).asString("");
            choices.put(value, first(each, value, "label"));
        }
        return Collections.unmodifiableMap(choices);
    }

    /** The first of these texts that is there. */
    private static String first(JsonNode component, String otherwise, String... names) {
        return Stream.of(names)
                .map(name -> component.path(name).asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(otherwise);
    }
}
