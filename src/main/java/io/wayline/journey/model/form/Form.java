package io.wayline.journey.model.form;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A form as it was published. What it says is read once, by {@link FormReader}, and means the same to the page, the API,
 * the check, and the record.
 *
 * @param parts what stands on its page, in order
 */
public record Form(String id, List<Part> parts) {

    /** Of a task that asks for nothing, and of a form that is no longer there. */
    public static final Form NONE = new Form("", List.of());

    public Form {
        parts = List.copyOf(parts);
    }

    /** What people can answer, in the order of the page, fields in groups included. */
    public List<Field> fields() {
        return all().filter(field -> !field.fixed() && !field.key().isEmpty()).toList();
    }

    /** Every field, those that only show something included. */
    public Stream<Field> all() {
        return fieldsOf(parts);
    }

    public Optional<Field> field(String key) {
        return fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The names of the fields that become variables. */
    public Set<String> variables() {
        return fields().stream().filter(Field::variable).map(Field::key).collect(Collectors.toSet());
    }

    /** Whether a field offers this value to choose: what was published with the form is nobody's own. */
    public boolean offers(String key, String value) {
        return field(key).filter(field -> field.offers(value)).isPresent();
    }

    /** The answers, and the presets of the fields that are not among them. A field with the answer null was left empty. */
    public Map<String, JsonNode> withPresets(Map<String, JsonNode> answers) {
        var all = new LinkedHashMap<>(answers);
        for (var field : fields()) {
            if (field.preset() != null) {
                all.putIfAbsent(field.key(), field.preset());
            }
        }
        return all;
    }

    /**
     * The same answers in one spelling, whoever gave them: what may be a moment is written as the form wants it.
     *
     * @param answers which the form takes
     */
    public Map<String, JsonNode> inOneSpelling(Map<String, JsonNode> answers, ZoneId zone) {
        var all = new LinkedHashMap<>(answers);
        fields().stream()
                .filter(field -> field.kind() == FieldKind.DATETIME)
                .forEach(field -> all.computeIfPresent(
                        field.key(),
                        (key, said) -> said.isString() && !said.asString().isBlank()
                                ? JsonNodeFactory.instance.stringNode(
                                        field.time().written(said.asString(), zone))
                                : said));
        return all;
    }

    private static Stream<Field> fieldsOf(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Group group
                        ? fieldsOf(group.parts())
                        : part instanceof Field field ? Stream.of(field) : Stream.empty());
    }
}
