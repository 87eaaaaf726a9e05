package io.wayline.journey.model.form;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCheckTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The 24th of November in Shanghai, where it is no longer the 23rd. */
    private static final AnswerCheck CHECK =
            AnswerCheck.at(Instant.parse("2026-11-23T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final Form FORM = FormReader.read("""
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
                      {"type": "datetime", "subtype": "date", "key": "due", "disallowPassedDates": true},
                      {"type": "datetime", "subtype": "datetime", "key": "ring", "disallowPassedDates": true},
                      {"type": "datetime", "subtype": "time", "key": "clock"},
                      {"type": "textfield", "key": "mail", "validate": {"validationType": "email"}},
                      {"type": "textfield", "key": "phone", "validate": {"validationType": "phone"}},
                      {"type": "number", "key": "cents", "decimalDigits": 2},
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

    @Test
    void takesTodayWhereNothingPastIsTakenByTheCompanysCalendar() {
        assertThat(faults(Map.of(
                        "outcome", "\"reached\"",
                        "read", "true",
                        "due", "\"2026-11-24\"",
                        "ring", "\"2026-11-23T16:00:00Z\"",
                        "clock", "\"09:30\"",
                        "mail", "\"anna@example.com\"",
                        "phone", "\"138 0013 8000\"",
                        "note", "\"😀😀😀😀😀😀😀😀😀😀😀😀\"")))
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
                "day | \"2026-02-30\" | is not a date",
                "due | \"2026-11-23\" | is past",
                "ring | \"2026-11-23T23:59\" | is past",
                "ring | \"2026-11-23T15:59:00Z\" | is past",
                "clock | \"25:00\" | is not a time",
                "mail | \"anna@\" | is not a mail address",
                "phone | \"12\" | is not a telephone number",
                "cents | 1.005 | has too many digits behind the point: at most 2",
                "cents | 1e99999 | has too many digits: at most 40",
                "cents | \"1.299,00\" | is not a number: write one",
                "note | \"😀\" | is too short or too long",
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
        return CHECK.check(FORM, read).stream().collect(Collectors.toMap(AnswerFault::key, AnswerFault::detail));
    }
}
