package io.wayline.journey.check.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a decision table, in the part of FEEL that a table needs: literals, comparisons, ranges between two
 * literals, lists of these, and {@code not(…)}. There is no name, no call, and no loop in it, so reading and evaluating
 * one takes time in proportion to its length.
 */
public sealed interface Cell {

    /** True for anything: an empty cell, or a dash. */
    record Any() implements Cell {}

    /** True when one of the tests is; with {@code not}, when none is. */
    record OneOf(boolean not, List<Test> tests) implements Cell {}

    /** A test of one value. */
    sealed interface Test {}

    /** Equal to a literal. */
    record Is(@Nullable Object value) implements Test {}

    /** Before or behind a literal. */
    record Than(String sign, Object value) implements Test {}

    /** Between two literals. */
    record Range(boolean lowIncluded, Object low, Object high, boolean highIncluded) implements Test {}

    /** The longest cell. */
    int LONGEST = 300;

    /** Reads a condition; nothing when it is not of this language. */
    static Optional<Cell> test(String text) {
        var cell = text.strip();
        if (cell.length() > LONGEST) {
            return Optional.empty();
        }
        if (cell.isEmpty() || cell.equals("-")) {
            return Optional.of(new Any());
        }
        return Reading.cell(cell);
    }

    /** Reads an outcome, which is one literal; nothing when it is not. */
    static Optional<Is> outcome(String text) {
        var cell = text.strip();
        return cell.isEmpty() || cell.length() > LONGEST ? Optional.empty() : Reading.outcome(cell);
    }

    /** Reads cells from left to right, once. */
    final class Reading {

        private static final Pattern LITERAL = Pattern.compile(
                "\"[^\"\\\\]*\"|-?[0-9]{1,15}(\\.[0-9]{1,10})?(?![A-Za-z0-9_.]*[A-Za-z_])|(true|false|null)(?![A-Za-z0-9_])");

        private static final Pattern NOT = Pattern.compile("not\\s*\\(");

        private final String text;
        private int at;

        private Reading(String text) {
            this.text = text;
        }

        static Optional<Cell> cell(String cell) {
            var not = NOT.matcher(cell);
            var negated = not.lookingAt() && cell.endsWith(")");
            var reading = new Reading(negated ? cell.substring(not.end(), cell.length() - 1) : cell);
            var tests = new ArrayList<Test>();
            do {
                var test = reading.test();
                if (test.isEmpty()) {
                    return Optional.empty();
                }
                tests.add(test.get());
            } while (reading.took(","));
            return reading.ended() ? Optional.of(new OneOf(negated, List.copyOf(tests))) : Optional.empty();
        }

        static Optional<Is> outcome(String cell) {
            var reading = new Reading(cell);
            var literal = reading.literal();
            return reading.ended() ? literal : Optional.empty();
        }

        private Optional<? extends Test> test() {
            for (var sign : List.of("<=", ">=", "<", ">")) {
                if (took(sign)) {
                    return literal().filter(Reading::ordered).map(is -> new Than(sign, valueOf(is)));
                }
            }
            for (var open : List.of("[", "(", "]")) {
                if (took(open)) {
                    return range(open.equals("["));
                }
            }
            return literal();
        }

        private Optional<Range> range(boolean lowIncluded) {
            var low = literal().filter(Reading::ordered);
            var dots = took("..");
            var high = literal().filter(Reading::ordered);
            var highIncluded = took("]");
            if (low.isEmpty() || !dots || high.isEmpty() || !(highIncluded || took(")") || took("["))) {
                return Optional.empty();
            }
            return Optional.of(new Range(lowIncluded, valueOf(low.get()), valueOf(high.get()), highIncluded));
        }

        private Optional<Is> literal() {
            skip();
            var matcher = LITERAL.matcher(text).region(at, text.length());
            // a look behind the number must see beyond the region's end
            matcher.useTransparentBounds(true);
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            at = matcher.end();
            return Optional.of(new Is(value(matcher.group())));
        }

        private static @Nullable Object value(String literal) {
            return switch (literal) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default ->
                    literal.startsWith("\"") ? literal.substring(1, literal.length() - 1) : new BigDecimal(literal);
            };
        }

        private static boolean ordered(Is literal) {
            return literal.value() instanceof BigDecimal || literal.value() instanceof String;
        }

        private static Object valueOf(Is literal) {
            return java.util.Objects.requireNonNull(literal.value());
        }

        private boolean took(String sign) {
            skip();
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return true;
            }
            return false;
        }

        private boolean ended() {
            skip();
            return at == text.length();
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
