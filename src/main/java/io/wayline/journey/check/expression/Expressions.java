package io.wayline.journey.check.expression;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Report;

/** Checks texts that may hold expressions, against the grammar and against the names that the journey has. */
public final class Expressions {

    private static final int LONGEST = 500;
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");
    private static final Pattern SINGLE_NAME = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}");

    private final Report report;
    private final Set<String> names;

    /** @param names the variables of the journey */
    public Expressions(Report report, Set<String> names) {
        this.report = report;
        this.names = names;
    }

    /** Whether a variable of this name can be read. */
    public static boolean isVariableName(String name) {
        return isName(name) && !ReservedNames.isOfTheEngine(name);
    }

    /** Whether this is written as the name of a variable; {@link ReservedNames} may still be against it. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !Grammar.isReserved(text);
    }

    /** Whether the text is one variable in braces and nothing else. */
    public static boolean isSingleName(String text) {
        return SINGLE_NAME.matcher(text).matches();
    }

    /** The text must be one expression and nothing else. */
    public void expression(XmlNode node, String attribute, String text) {
        if (!text.startsWith("${") || end(text, 2) != text.length() - 1) {
            node.error(report, attribute, "expression-expected", text);
        } else {
            text(node, attribute, text);
        }
    }

    /** Plain text, with expressions in it or without. */
    public void text(XmlNode node, String attribute, String text) {
        if (!Vocabulary.holdsExpression(text)) {
            return;
        }
        if (text.length() > LONGEST) {
            node.error(report, attribute, "expression-too-long", String.valueOf(LONGEST));
            return;
        }
        // the engine knows a second form and an escape; without them there is one way to read a text
        if (text.contains("#{") || text.contains("\\")) {
            node.error(report, attribute, "expression-grammar", text.contains("#{") ? "#{" : "\\");
            return;
        }
        var read = new LinkedHashSet<String>();
        try {
            for (var from = text.indexOf("${"); from >= 0; from = text.indexOf("${", from)) {
                var end = end(text, from + 2);
                if (end < 0) {
                    throw new ExpressionFault(text.substring(from));
                }
                read.addAll(Grammar.names(text.substring(from + 2, end)));
                from = end + 1;
            }
        } catch (ExpressionFault fault) {
            node.error(report, attribute, "expression-grammar", String.valueOf(fault.getMessage()));
            return;
        }
        for (var name : read) {
            if (!names.contains(name)) {
                node.error(report, attribute, "name-unknown", name);
            }
        }
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
