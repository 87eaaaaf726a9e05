package io.wayline.journey.model.form;

import java.math.BigDecimal;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import io.wayline.shared.Numbers;

/**
 * What becomes of something that a modeller can set.
 *
 * @param use whether we hold to it
 * @param rule which a form breaks that says it, or says it wrongly
 * @param shape what it may say
 * @param words which it may say, where that is one of some
 */
public record Setting(Use use, String rule, Shape shape, Set<String> words) {

    /** Whether we hold to it. */
    public enum Use {
        /** The page and the server hold to it. */
        HONOURED,
        /** It changes nothing that anybody would miss. */
        HARMLESS,
        /** A form that says it is not published. */
        REFUSED
    }

    /** What a setting may say. */
    enum Shape {
        ANY,
        TEXT,
        FLAG,
        MARK,
        WORD,
        NUMBER,
        LENGTH,
        DECIMALS,
        COLUMNS,
        MINUTES,
        LIST
    }

    private static final String UNFIT = "form-setting";
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_MINUTES = 720;

    static Setting honoured(Shape shape) {
        return new Setting(Use.HONOURED, UNFIT, shape, Set.of());
    }

    static Setting limit(Shape shape) {
        return new Setting(Use.HONOURED, "form-limit", shape, Set.of());
    }

    static Setting oneOf(String rule, String... words) {
        return new Setting(Use.HONOURED, rule, Shape.WORD, Set.of(words));
    }

    static Setting harmless() {
        return new Setting(Use.HARMLESS, UNFIT, Shape.ANY, Set.of());
    }

    static Setting refused(String rule) {
        return new Setting(Use.REFUSED, rule, Shape.ANY, Set.of());
    }

    Setting under(String otherRule) {
        return new Setting(use, otherRule, shape, words);
    }

    boolean takes(JsonNode value) {
        return switch (shape) {
            case ANY -> true;
            case TEXT -> value.isString();
            case FLAG -> value.isBoolean();
            case MARK -> Set.of("true", "false").contains(value.asString(""));
            case WORD -> value.isString() && words.contains(value.asString());
            case NUMBER -> value.isNumber();
            case LENGTH -> isWhole(value, 0, Limits.LONGEST_TEXT);
            case DECIMALS -> isWhole(value, 0, Numbers.DIGITS);
            case COLUMNS -> isWhole(value, 1, MOST_COLUMNS);
            case MINUTES -> isWhole(value, 1, MOST_MINUTES);
            case LIST -> value.isArray();
        };
    }

    private static boolean isWhole(JsonNode value, int least, int most) {
        return value.isIntegralNumber()
                && value.decimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
                && value.decimalValue().compareTo(BigDecimal.valueOf(most)) <= 0;
    }
}
