package io.wayline.journey.model.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.model.form.AnswerFault.Kind;
import io.wayline.journey.model.form.Limits.Spelling;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.Numbers;
import io.wayline.shared.PhoneNumber;

/**
 * Holds answers to the form that asked for them: its fields and no others, each as the form wants it.
 *
 * @param now what counts as past, in the company's zone
 */
public record AnswerCheck(ZonedDateTime now) {

    /** Nobody means a number of more digits, and writing one out would fill a page. */
    private static final int LONGEST_NUMBER = 40;

    public static AnswerCheck at(Instant now, ZoneId zone) {
        return new AnswerCheck(now.atZone(zone));
    }

    /** Whether a form may propose this answer; whether it is past is told when it is given. */
    static boolean fits(Field field, JsonNode preset) {
        return new AnswerCheck(LocalDate.MIN.atStartOfDay(ZoneOffset.UTC))
                .fault(field, preset)
                .isEmpty();
    }

    /** What is wrong with the answers, in the order of the form; empty when nothing is. */
    public List<AnswerFault> check(Form form, Map<String, JsonNode> answers) {
        var faults = new ArrayList<AnswerFault>();
        for (var field : form.fields()) {
            var answer = answers.get(field.key());
            var fault = isMissing(field, answer)
                    ? Optional.of(AnswerFault.of(field, Kind.MISSING)).filter(missing -> field.required())
                    : fault(field, answer);
            fault.ifPresent(faults::add);
        }
        answers.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .sorted()
                .forEach(key -> faults.add(new AnswerFault(key, Kind.NO_FIELD, List.of())));
        return faults;
    }

    /** Whether nothing was answered; a box that must be ticked and is not, counts as that. */
    private static boolean isMissing(Field field, @Nullable JsonNode answer) {
        return answer == null
                || answer.isNull()
                || answer.isString() && answer.asString().isBlank()
                || answer.isArray() && answer.isEmpty()
                || field.required() && field.kind() == FieldKind.CHECKBOX && answer.isBoolean() && !answer.asBoolean();
    }

    private Optional<AnswerFault> fault(Field field, JsonNode answer) {
        return switch (field.kind()) {
            case TEXTFIELD, TEXTAREA -> text(field, answer);
            case NUMBER -> number(field, answer);
            case CHECKBOX -> unless(answer.isBoolean(), field, Kind.NO_BOX);
            case RADIO, SELECT -> unless(isChoice(field, answer), field, Kind.NO_CHOICE);
            case CHECKLIST ->
                unless(
                        answer.isArray() && answer.valueStream().allMatch(each -> isChoice(field, each)),
                        field,
                        Kind.NO_CHOICES);
            case DATE -> time(field, answer, Kind.NO_DATE);
            case TIME -> time(field, answer, Kind.NO_TIME);
            case DATETIME -> time(field, answer, Kind.NO_DATETIME);
        };
    }

    private static boolean isChoice(Field field, JsonNode answer) {
        return answer.isString() && field.offers(answer.asString());
    }

    private static Optional<AnswerFault> text(Field field, JsonNode answer) {
        if (!answer.isString()) {
            return Optional.of(AnswerFault.of(field, Kind.NO_TEXT));
        }
        var text = answer.asString();
        var limits = field.limits();
        var length = text.codePointCount(0, text.length());
        if (length < limits.minLength() || length > limits.maxLength()) {
            return Optional.of(AnswerFault.of(field, Kind.LENGTH, limits.minLength(), limits.maxLength()));
        }
        return unless(
                isSpelled(limits.spelling(), text),
                field,
                limits.spelling() == Spelling.EMAIL ? Kind.NO_MAIL : Kind.NO_PHONE);
    }

    private static boolean isSpelled(Spelling spelling, String text) {
        try {
            return switch (spelling) {
                case ANY -> true;
                case EMAIL -> !new MailAddress(text).value().isEmpty();
                case PHONE -> !PhoneNumber.parse(text).value().isEmpty();
            };
        } catch (InvalidValue other) {
            return false;
        }
    }

    private static Optional<AnswerFault> number(Field field, JsonNode answer) {
        if (!answer.isNumber()) {
            return Optional.of(
                    answer.isString()
                            ? NumberText.clear(answer.asString(), field)
                                    .map(clear -> AnswerFault.of(field, Kind.UNCLEAR_NUMBER, clear))
                                    .orElseGet(() -> AnswerFault.of(field, Kind.NO_NUMBER))
                            : AnswerFault.of(field, Kind.NO_NUMBER));
        }
        var limits = field.limits();
        if (isEndless(answer)) {
            return Optional.of(AnswerFault.of(field, Kind.DIGITS, LONGEST_NUMBER));
        }
        var number = answer.decimalValue();
        if (limits.decimals() != null && number.stripTrailingZeros().scale() > limits.decimals()) {
            return Optional.of(
                    limits.decimals() == 0
                            ? AnswerFault.of(field, Kind.NOT_WHOLE)
                            : AnswerFault.of(field, Kind.DECIMALS, limits.decimals()));
        }
        if (field.variable() && !Numbers.isKeptExactly(number)) {
            return Optional.of(AnswerFault.of(field, Kind.DIGITS, Numbers.DIGITS));
        }
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            return Optional.of(
                    AnswerFault.of(field, Kind.TOO_SMALL, limits.min().toPlainString()));
        }
        return limits.max() != null && number.compareTo(limits.max()) > 0
                ? Optional.of(AnswerFault.of(field, Kind.TOO_LARGE, limits.max().toPlainString()))
                : Optional.empty();
    }

    private static boolean isEndless(JsonNode answer) {
        if (!Double.isFinite(answer.asDouble())) {
            return true;
        }
        var number = answer.decimalValue();
        return number.scale() > LONGEST_NUMBER || (long) number.precision() - number.scale() > LONGEST_NUMBER;
    }

    private Optional<AnswerFault> time(Field field, JsonNode answer, Kind unreadable) {
        try {
            if (answer.isString()) {
                return isPast(field, answer.asString())
                        ? Optional.of(AnswerFault.of(field, Kind.PAST))
                        : Optional.empty();
            }
        } catch (DateTimeException other) {
            // told below
        }
        return Optional.of(AnswerFault.of(field, unreadable));
    }

    private boolean isPast(Field field, String said) {
        var day = switch (field.kind()) {
            case TIME -> {
                LocalTime.parse(said);
                yield now.toLocalDate();
            }
            case DATE -> LocalDate.parse(said);
            default -> TimeRule.moment(said, now.getZone()).toLocalDate();
        };
        return field.time().notPast() && day.isBefore(now.toLocalDate());
    }

    private static Optional<AnswerFault> unless(boolean fits, Field field, Kind what) {
        return fits ? Optional.empty() : Optional.of(AnswerFault.of(field, what));
    }
}
