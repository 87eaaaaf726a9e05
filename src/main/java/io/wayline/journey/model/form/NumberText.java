package io.wayline.journey.model.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers and amounts as people type them whose language is English or Chinese: the point stands before the fraction, a
 * comma, a blank, or an apostrophe between thousands. What can be read in two ways is not guessed, but helped: with
 * {@code 1.299,00}, which is clear in German, comes {@code 1299.00}.
 */
public final class NumberText {

    /** Longer ones are no numbers that somebody types. */
    private static final int LONGEST = 60;

    private static final Pattern PLAIN = Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?[0-9]{1,3}(?:([, '])[0-9]{3})(?:\\1[0-9]{3})*(?:\\.[0-9]*)?");
    private static final Pattern SEPARATED = Pattern.compile("[-+]?[0-9][0-9., ']*");

    /** What one currency is called; whoever asks for one of them means them all. */
    private static final List<List<String>> CURRENCIES = List.of(
            List.of("CNY", "RMB", "¥", "元"), List.of("EUR", "€"), List.of("USD", "US$", "$"), List.of("GBP", "£"));

    private NumberText() {}

    /**
     * The number that somebody typed into a field; its marks, such as a currency, may stand with it.
     *
     * @return nothing when it is no number, or not clear which
     */
    public static Optional<BigDecimal> read(String typed, Field field) {
        return read(unmarked(halfWidth(typed), marks(field)));
    }

    /** How the number that is probably meant is written so that it is clear; nothing when none is. */
    static Optional<String> clear(String typed, Field field) {
        var text = unmarked(
                halfWidth(typed),
                Stream.concat(marks(field).stream(), everyCurrency()).toList());
        return text.length() > LONGEST
                ? Optional.empty()
                : read(text).map(BigDecimal::toPlainString).or(() -> separated(text));
    }

    private static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (PLAIN.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        return GROUPED.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replaceAll("[, ']", "")))
                : Optional.empty();
    }

    /** The last separator is taken for the point, unless it stands more than once or nothing follows it. */
    private static Optional<String> separated(String text) {
        if (!SEPARATED.matcher(text).matches()) {
            return Optional.empty();
        }
        var last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
        var isPoint = last > 0 && last < text.length() - 1 && text.indexOf(text.charAt(last)) == last;
        var whole = digits(isPoint ? text.substring(0, last) : text);
        var sign = text.startsWith("-") ? "-" : "";
        return Optional.of(sign + whole + (isPoint ? "." + digits(text.substring(last)) : ""));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static List<String> marks(Field field) {
        return Stream.of(field.prefix(), field.suffix())
                .filter(mark -> !mark.isBlank())
                .map(mark -> halfWidth(mark).toUpperCase(Locale.ROOT))
                .flatMap(mark ->
                        CURRENCIES.stream()
                                .filter(names -> names.contains(mark))
                                .findFirst()
                                .orElse(List.of(mark))
                                .stream())
                .toList();
    }

    private static Stream<String> everyCurrency() {
        return CURRENCIES.stream().flatMap(List::stream);
    }

    /** Without a mark before or behind it; a sign may stand before the mark. */
    private static String unmarked(String text, List<String> marks) {
        var sign = text.startsWith("-") || text.startsWith("+") ? text.substring(0, 1) : "";
        var rest = text.substring(sign.length()).strip();
        for (var mark : marks) {
            if (rest.regionMatches(true, 0, mark, 0, mark.length())) {
                rest = rest.substring(mark.length()).strip();
            } else if (rest.regionMatches(true, rest.length() - mark.length(), mark, 0, mark.length())) {
                rest = rest.substring(0, rest.length() - mark.length()).strip();
            }
        }
        return sign + rest;
    }

    /** As it is typed on a keyboard of another width: Chinese input writes １２９．５０ and ￥. */
    private static String halfWidth(String typed) {
        var text = new StringBuilder();
        typed.codePoints()
                .map(sign -> switch (sign) {
                    case '\uFFE5' -> '¥';
                    case '\u2212' -> '-';
                    case '\u2019' -> '\'';
                    case '\u3000', '\u00A0', '\u2009', '\u202F' -> ' ';
                    default -> sign >= 0xFF01 && sign <= 0xFF5E ? sign - 0xFEE0 : sign;
                })
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }
}
