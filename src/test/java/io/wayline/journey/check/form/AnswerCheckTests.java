package io.wayline.journey.check.form;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCheckTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final FormSchema FORM = FormSchema.read("""
                    {"id": "call", "type": "default", "components": [
                      {"type": "text", "text": "How was it?"},
                      {"type": "group", "label": "Call", "components": [
                        {"type": "radio", "key": "outcome", "label": "Outcome", "validate": {"required": true},
                         "values": [{"label": "Reached", "value": "reached"}, {"label": "Missed", "value": "missed"}],
                         "properties": {"variable": "true"}},
                        {"type": "checkbox", "key": "read", "label": "Read out", "validate": {"required": true}}]},
                      {"type": "textarea", "key": "note", "label": "Note", "validate": {"minLength": 2, "maxLength": 20}},
                      {"type": "number", "key": "amount", "label": "Amount", "validate": {"min": 0, "max": 100}},
                      {"type": "checklist", "key": "topics", "label": "Topics", "values": ["a", "b"]},
                      {"type": "datetime", "subtype": "date", "key": "day", "dateLabel": "Day"},
                      {"type": "datetime", "subtype": "datetime", "key": "again", "dateLabel": "Again"},
                      {"type": "textfield", "key": "shown", "label": "Shown", "readonly": true}]}""").orElseThrow();

    @Test
    void takesWhatTheFormAsksFor() {
        assertThat(faults(Map.of(
                        "outcome", "\"reached\"",
                        "read", "true",
                        "note", "\"fine\"",
                        "amount", "12.5",
                        "topics", "[\"a\"]",
                        "day", "\"2026-11-24\"",
                        "again", "\"2026-11-24T09:00:00+08:00\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outcome | \"gone\" | is not one of the choices",
                "outcome | 1 | is not one of the choices",
                "outcome | \"\" | is missing",
                "outcome | null | is missing",
                "read | false | is missing",
                "read | \"yes\" | is not a box",
                "note | \"x\" | is too short or too long",
                "note | \"far more than twenty characters\" | is too short or too long",
                "note | {} | is not a text",
                "amount | -1 | is too small",
                "amount | 101 | is too large",
                "amount | \"7\" | is not a number",
                "topics | [\"c\"] | has something that is not one of the choices",
                "topics | \"a\" | has something that is not one of the choices",
                "day | \"24 November\" | is not a date",
                "day | 20261124 | is not a date",
                "again | \"2026-11-24\" | is not a datetime",
                "shown | \"changed\" | is not a field of this form",
                "another | 1 | is not a field of this form",
            })
    void namesTheFieldThatIsNotAsTheFormWantsIt(String field, String answer, String detail) {
        var answers = new HashMap<>(Map.of("outcome", "\"reached\"", "read", "true"));
        answers.put(field, answer);
        assertThat(faults(answers))
                .hasSize(1)
                .hasEntrySatisfying(field, fault -> assertThat(fault).startsWith(detail));
    }

    @Test
    void knowsTheFieldsThatBecomeVariablesAlsoInGroups() {
        assertThat(FORM.variables()).containsExactly("outcome");
    }

    private static Map<String, String> faults(Map<String, String> answers) {
        Map<String, JsonNode> read = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> JSON.readTree(answer.getValue())));
        return AnswerCheck.check(FORM, read).stream()
                .collect(Collectors.toMap(Refusal.Finding::pointer, Refusal.Finding::detail));
    }
}
