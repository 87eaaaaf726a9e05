package io.wayline.journey.engine.guard;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What may be a variable: internal ids, outcomes, instants, truth values, and small numbers. The engine keeps variables
 * in places from which they cannot be erased, so what people are called, write, and are reached by stays in our tables.
 */
public final class VariableRule {

    /** Eleven digits are a phone number before they are an amount. */
    private static final double SMALL = 1e10;

    private static final int LONGEST = 100;
    private static final int LONGEST_UNSPACED = 12;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{11,15}|\\+[0-9]{7,15}");
    private static final Pattern CITIZEN =
            Pattern.compile("[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]");
    private static final Pattern UNSPACED = Pattern.compile("\\p{IsHan}|\\p{IsHiragana}|\\p{IsKatakana}|\\p{IsThai}");

    private VariableRule() {}

    /**
     * Why a value must not be one.
     *
     * @param problem as the rest of a sentence that begins with the variable's name; never the value itself
     * @param fix as an imperative
     */
    public record Fault(String problem, String fix) {}

    /** The kinds that a diagram declares; {@code type} null means any of them. */
    public static Optional<Fault> fault(@Nullable Object value, @Nullable String type) {
        if (value == null) {
            return Optional.empty();
        }
        return (isNumber(value, type) ? Optional.<Fault>empty() : kind(value)).or(() -> mismatch(value, type));
    }

    /** Why a value is not what is declared; {@code type} null means that nothing is. */
    static Optional<Fault> mismatch(Object value, @Nullable String type) {
        return type == null || isOf(type, value)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "is declared as %s and would become a %s"
                                .formatted(type, value.getClass().getSimpleName()),
                        "give it what is declared, or declare what it is"));
    }

    /** What is declared to be a number is something to reckon with, however large. */
    private static boolean isNumber(Object value, @Nullable String type) {
        return "number".equals(type)
                && value instanceof Number number
                && isKnown(number)
                && Double.isFinite(number.doubleValue());
    }

    private static Optional<Fault> kind(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Number number && isKnown(number)) {
            return Math.abs(number.doubleValue()) < SMALL
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            "is a number of more than ten digits",
                            "keep it with what it belongs to and pass a reference"));
        }
        return value instanceof Boolean || value instanceof Date ? Optional.empty() : Optional.of(object(value));
    }

    /** For what is neither a text, a number, a truth value, nor an instant. */
    static Fault object(@Nullable Object value) {
        return new Fault(
                "is a "
                        + (value == null
                                ? "serialised object"
                                : value.getClass().getSimpleName()),
                "pass a text, a number, a truth value, or an instant for each thing that later steps need");
    }

    /** A kind of value that the engine can keep as it is. */
    static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Date
                || value instanceof Number number && isKnown(number);
    }

    private static boolean isKnown(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Double;
    }

    private static Optional<Fault> text(String text) {
        if (text.length() > LONGEST || text.codePoints().anyMatch(VariableRule::separates)) {
            return Optional.of(new Fault(
                    "looks like something that somebody wrote", "keep it in a table of ours and pass its id"));
        }
        if (text.indexOf('@') >= 0) {
            return reach("a mail address");
        }
        if (PHONE.matcher(text).matches()) {
            return reach("a phone number");
        }
        if (CITIZEN.matcher(text).matches()) {
            return reach("a citizen’s number");
        }
        return UNSPACED.matcher(text).results().count() > LONGEST_UNSPACED
                ? Optional.of(new Fault("looks like a sentence", "keep it in a table of ours and pass its id"))
                : Optional.empty();
    }

    private static Optional<Fault> reach(String what) {
        return Optional.of(new Fault("looks like " + what, "keep it with the customer and pass customerId"));
    }

    private static boolean separates(int character) {
        return Character.isWhitespace(character)
                || Character.isISOControl(character)
                || "，。！？；".indexOf(character) >= 0;
    }

    /** Whether a value is of a declared kind: {@code number}, {@code flag}, {@code instant}, or {@code text}. */
    public static boolean isOf(String type, Object value) {
        return switch (type) {
            case "number" -> value instanceof Number;
            case "flag" -> value instanceof Boolean;
            case "instant" -> value instanceof Date || value instanceof String text && isInstant(text);
            default -> value instanceof String;
        };
    }

    private static boolean isInstant(String text) {
        try {
            (text.indexOf('T') < 0 ? DateTimeFormatter.ISO_DATE : DateTimeFormatter.ISO_DATE_TIME).parse(text);
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }
}
