package io.wayline.journey.model.expression;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the expressions in a text, and what variables they read. The one reader of them, for all who look at a file. */
public final class Expressions {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");
    private static final Pattern SINGLE_NAME = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}");

    private Expressions() {}

    /** Whether a variable of this name can be read. */
    public static boolean isVariableName(String name) {
        return isName(name) && !ReservedNames.isOfTheEngine(name);
    }

    /** Whether this is written as the name of a variable; {@link ReservedNames} may still be against it. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !Grammar.isReserved(text);
    }

    /** Whether the engine would take this text, or a part of it, for an expression. */
    public static boolean areIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether the text is one variable in braces and nothing else. */
    public static boolean isSingleName(String text) {
        return singleName(text).isPresent();
    }

    /** The variable, where the text is one in braces and nothing else. */
    public static Optional<String> singleName(String text) {
        var matcher = SINGLE_NAME.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the text is one expression in braces and nothing else; what it says may still be no expression of ours. */
    public static boolean isWhole(String text) {
        return text.startsWith("${") && end(text, 2) == text.length() - 1;
    }

    /**
     * The variables that a text reads, in the order in which they stand there; none where no expression is in it.
     *
     * @throws ExpressionFault when an expression in it is not of the small language
     */
    public static Set<String> names(String text) throws ExpressionFault {
        var names = new LinkedHashSet<String>();
        if (!areIn(text)) {
            return names;
        }
        // the engine knows a second form and an escape; without them there is one way to read a text
        if (text.contains("#{") || text.contains("\\")) {
            throw new ExpressionFault(text.contains("#{") ? "#{" : "\\");
        }
        for (var from = text.indexOf("${"); from >= 0; from = text.indexOf("${", from)) {
            var end = end(text, from + 2);
            if (end < 0) {
                throw new ExpressionFault(text.substring(from));
            }
            names.addAll(Grammar.names(text.substring(from + 2, end)));
            from = end + 1;
        }
        return names;
    }

    /** Where the brace closes that was open before {@code from}; braces in quoted text do not count; -1 if it does not. */
    private static int end(String text, int from) {
        var quote = '\0';
        for (var at = from; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (quote != '\0') {
                quote = sign == quote ? '\0' : quote;
            } else if (sign == '\'' || sign == '"') {
                quote = sign;
            } else if (sign == '}') {
                return at;
            }
        }
        return -1;
    }
}
