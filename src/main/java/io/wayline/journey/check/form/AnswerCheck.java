package io.wayline.journey.check.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.check.form.FormSchema.Field;
import io.wayline.shared.Numbers;
import io.wayline.shared.Refusal;

/** Holds answers to the form that asked for them: its fields and no others, each as the form wants it. */
public final class AnswerCheck {

    private AnswerCheck() {}

    /** What is wrong with the answers, by field; empty when nothing is. */
    public static List<Refusal.Finding> check(FormSchema form, Map<String, JsonNode> answers) {
        var findings = new ArrayList<Refusal.Finding>();
        for (var field : form.fields()) {
            var answer = answers.get(field.key());
            var fault = isMissing(field, answer)
                    ? Optional.of("is missing: answer it").filter(missing -> field.required())
                    : fault(field, answer);
            fault.ifPresent(detail -> findings.add(new Refusal.Finding(field.key(), detail)));
        }
        answers.keySet().stream()
                .filter(key ->
                        form.fields().stream().noneMatch(field -> field.key().equals(key)))
                .sorted()
                .forEach(key -> findings.add(new Refusal.Finding(key, "is not a field of this form: leave it out")));
        return findings;
    }

    /** Whether nothing was answered; a box that must be ticked and is not, counts as that. */
    private static boolean isMissing(Field field, @Nullable JsonNode answer) {
        return answer == null
                || answer.isNull()
                || answer.isString() && answer.asString().isBlank()
                || answer.isArray() && answer.isEmpty()
                || field.required() && field.kind().equals("checkbox") && answer.isBoolean() && !answer.asBoolean();
    }

    private static Optional<String> fault(Field field, JsonNode answer) {
        return switch (field.kind()) {
            case "textfield", "textarea" -> text(field, answer);
            case "number" -> number(field, answer);
            case "checkbox" -> answer.isBoolean() ? Optional.empty() : Optional.of("is not a box: send true or false");
            case "radio", "select" ->
                answer.isString() && field.choices().containsKey(answer.asString())
                        ? Optional.empty()
                        : Optional.of("is not one of the choices: choose one");
            case "checklist" ->
                answer.isArray()
                                && answer.valueStream()
                                        .allMatch(each -> each.isString()
                                                && field.choices().containsKey(each.asString()))
                        ? Optional.empty()
                        : Optional.of("has something that is not one of the choices: choose from them");
            default -> time(field, answer);
        };
    }

    private static Optional<String> text(Field field, JsonNode answer) {
        if (!answer.isString()) {
            return Optional.of("is not a text: write one");
        }
        var length = answer.asString().length();
        return length < field.minLength() || length > field.maxLength()
                ? Optional.of("is too short or too long: write %d to %d characters"
                        .formatted(field.minLength(), field.maxLength()))
                : Optional.empty();
    }

    private static Optional<String> number(Field field, JsonNode answer) {
        if (!answer.isNumber()) {
            return Optional.of("is not a number: write one");
        }
        var number = answer.decimalValue();
        if (field.decimals() != null && number.stripTrailingZeros().scale() > field.decimals()) {
            return Optional.of(
                    field.decimals() == 0
                            ? "is not a whole number: leave the fraction out"
                            : "has too many digits behind the point: at most " + field.decimals());
        }
        if (field.variable() && !Numbers.isKeptExactly(number)) {
            return Optional.of("has too many digits: at most " + Numbers.DIGITS);
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return Optional.of("is too small: at least " + field.min().toPlainString());
        }
        return field.max() != null && number.compareTo(field.max()) > 0
                ? Optional.of("is too large: at most " + field.max().toPlainString())
                : Optional.empty();
    }

    private static Optional<String> time(Field field, JsonNode answer) {
        Consumer<String> reads = switch (field.subtype()) {
            case "time" -> LocalTime::parse;
            case "datetime" -> DateTimeFormatter.ISO_DATE_TIME::parse;
            default -> LocalDate::parse;
        };
        try {
            if (answer.isString()) {
                reads.accept(answer.asString());
                return Optional.empty();
            }
        } catch (DateTimeException unreadable) {
            // told below
        }
        return Optional.of("is not a %s: write it as ISO 8601 has it".formatted(field.subtype()));
    }
}
