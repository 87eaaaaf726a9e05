package io.wayline.journey.model.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.journey.model.form.Words.Block;

import static org.assertj.core.api.Assertions.assertThat;

/** A form means the same to everybody who reads it, and is read in one place. */
class FormReaderTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void oneClassReadsTheJsonOfForms() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> says(file, "\"components\"", "\"decimalDigits\""))
                            .map(file -> file.getFileName().toString()))
                    // the last two go through parts to name them, and judge nothing: what has names is a part of the
                    // schema
                    // that the API hands out, which the value of a form no longer is
                    .containsExactlyInAnyOrder(
                            "FormReader.java", "FormVocabulary.java", "NamedForm.java", "DrawnThings.java");
        }
    }

    @Test
    void nobodyElseReadsWhatIsPublishedAsForm() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> says(file, "readTree(form", "readTree(schema", ".schema()).")))
                    .isEmpty();
        }
    }

    @Test
    void readsPartsInTheOrderOfThePage() {
        var form = read("""
                {"type": "text", "text": "# Call\\n\\nAsk for\\nboth:\\n- the order\\n- the cause"},
                {"type": "group", "label": "How", "showOutline": true, "components": [
                  {"type": "radio", "key": "tone", "values": ["warm", 2], "layout": {"row": "R", "columns": 8}}]},
                {"type": "separator"}, {"type": "spacer"}, {"type": "button", "label": "Send"}""");

        assertThat(form.parts()).hasExactlyElementsOfTypes(Words.class, Group.class, Line.class);
        assertThat(((Words) form.parts().get(0)).blocks())
                .containsExactly(
                        new Block(Words.Kind.HEADING, List.of("Call")),
                        new Block(Words.Kind.PARAGRAPH, List.of("Ask for both:")),
                        new Block(Words.Kind.LIST, List.of("the order", "the cause")));
        assertThat(form.field("tone")).hasValueSatisfying(field -> {
            assertThat(field.choices()).containsExactly(new Choice("warm", "warm"), new Choice("2", "2"));
            assertThat(field.place()).isEqualTo(new Part.Place("R", 8));
        });
    }

    @Test
    void readsOnWhatWasPublishedBeforeARuleWasMade() {
        var faults = new ArrayList<FormFault>();
        var form = FormReader.read("""
                        {"id": "old", "components": [
                          {"type": "number", "key": "amount", "increment": 5, "defaultValue": "five", "validate": {"min": "1", "max": 3}},
                          {"type": "hologram", "key": "shape"},
                          {"type": "textfield", "key": "note", "conditional": {"hide": "=true"}, "validate": {"maxLength": 99999}}]}""", faults::add).orElseThrow();

        assertThat(form.fields()).extracting(Field::key).containsExactly("amount", "note");
        assertThat(form.fields().get(0).preset()).isNull();
        assertThat(form.fields().get(0).limits().min()).isNull();
        assertThat(form.fields().get(1).limits().maxLength()).isEqualTo(Limits.LONGEST_TEXT);
        assertThat(faults)
                .extracting(FormFault::rule)
                .containsExactlyInAnyOrder(
                        "form-property",
                        "form-default",
                        "form-limit",
                        "form-component",
                        "form-conditional",
                        "form-limit");
    }

    @Test
    void aFormOfManyBytesIsTooLargeThoughItHasFewCharacters() {
        var chinese = "{\"id\": \"" + "表".repeat(40_000) + "\"}";

        assertThat(FormReader.isTooLarge(chinese)).isTrue();
        assertThat(FormReader.isTooLarge("x".repeat(100 * 1024))).isFalse();
    }

    @Test
    void whatIsPresetCountsUnlessSomebodySaidOtherwise() {
        var form = read("""
                {"type": "number", "key": "worth", "defaultValue": 129},
                {"type": "checkbox", "key": "read", "defaultValue": true},
                {"type": "textfield", "key": "shown", "readonly": true, "defaultValue": "x"}""");

        assertThat(form.withPresets(Map.of())).isEqualTo(answers("{\"worth\": 129, \"read\": true}"));
        assertThat(form.withPresets(answers("{\"worth\": null, \"read\": false}")))
                .isEqualTo(answers("{\"worth\": null, \"read\": false}"));
    }

    @ParameterizedTest
    @CsvSource({
        "utc_offset, 2026-11-24T09:00, 2026-11-24T09:00+08:00",
        "utc_offset, 2026-11-24T01:00:00Z, 2026-11-24T09:00+08:00",
        "utc_offset, 2026-11-24T02:00+01:00, 2026-11-24T09:00+08:00",
        "utc_normalized, 2026-11-24T09:00, 2026-11-24T01:00Z",
        "utc_normalized, 2026-11-24T09:00+08:00, 2026-11-24T01:00Z",
        "no_timezone, 2026-11-24T01:00:00Z, 2026-11-24T09:00",
    })
    void aMomentIsKeptInOneSpellingWhoeverSaidIt(String format, String said, String kept) {
        var form = read("""
                {"type": "datetime", "subtype": "datetime", "key": "again", "timeSerializingFormat": "%s"}""".formatted(format));

        assertThat(form.inOneSpelling(answers("{\"again\": \"%s\"}".formatted(said)), SHANGHAI))
                .isEqualTo(answers("{\"again\": \"%s\"}".formatted(kept)));
    }

    @Test
    void aFewShortChoicesStandSideBySide() {
        Predicate<String> few = field -> read(field).field("f").orElseThrow().hasFewChoices();

        assertThat(few).accepts("""
                {"type": "radio", "key": "f", "values": ["a", "b", "c", "d", "e"]}""", """
                {"type": "select", "key": "f", "values": ["a", "b"], "validate": {"required": true}}""");
        assertThat(few).rejects("""
                {"type": "radio", "key": "f", "values": ["a", "b", "c", "d", "e", "f"]}""", """
                {"type": "radio", "key": "f", "values": ["%s", "%s"]}""".formatted("换".repeat(15), "退".repeat(15)), """
                {"type": "select", "key": "f", "values": ["a", "b"]}""");
    }

    private static Form read(String components) {
        return FormReader.read("{\"id\": \"f\", \"components\": [" + components + "]}")
                .orElseThrow();
    }

    private static Map<String, JsonNode> answers(String json) {
        return JsonMapper.shared().readValue(json, new TypeReference<Map<String, JsonNode>>() {});
    }

    private static boolean says(Path file, String... words) {
        try {
            var content = Files.readString(file);
            return Stream.of(words).anyMatch(content::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
