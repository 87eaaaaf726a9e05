package io.wayline.message.template;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import freemarker.template.Template;

/**
 * The pieces of a parsed template that the machine reads: what stands in {@code ${…}} and in tags. They are read from
 * its canonical form, where comments cannot hide anything, and their strings are emptied, so that what is left can be
 * matched by simple patterns.
 */
final class Code {

    private static final List<String> OPENINGS = List.of("${", "#{", "<#", "</#", "<@", "</@");

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private Code(String source) {
        this.source = source;
    }

    /**
     * One piece.
     *
     * @param opening how it begins: <code>${</code>, {@code <#}, and so on
     * @param text what follows, up to its end, with empty strings
     * @param nested whether one of its strings has code in it
     */
    record Piece(String opening, String text, boolean nested) {

        boolean isTag() {
            return !opening.endsWith("{");
        }
    }

    static List<Piece> of(Template parsed) {
        var canonical = new StringWriter();
        try {
            parsed.dump(canonical);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string takes every text", impossible);
        }
        return new Code(canonical.toString()).read();
    }

    private List<Piece> read() {
        while (at < source.length()) {
            if (source.startsWith("<#--", at)) {
                var end = source.indexOf("-->", at);
                at = end < 0 ? source.length() : end + 3;
                continue;
            }
            var opening = OPENINGS.stream()
                    .filter(each -> source.startsWith(each, at))
                    .findFirst();
            if (opening.isPresent()) {
                at += opening.get().length();
                pieces.add(piece(opening.get()));
            } else {
                at++;
            }
        }
        return pieces;
    }

    private Piece piece(String opening) {
        var closing = opening.endsWith("{") ? '}' : '>';
        var text = new StringBuilder();
        var nested = false;
        var depth = 0;
        while (at < source.length()) {
            var next = source.charAt(at++);
            if (next == '"' || next == '\'') {
                nested |= hasCode(string(next));
                text.append("\"\"");
                continue;
            }
            if (depth == 0 && next == closing) {
                break;
            }
            if (next == '(' || next == '[' || next == '{') {
                depth++;
            } else if (next == ')' || next == ']' || next == '}') {
                depth--;
            }
            text.append(next);
        }
        return new Piece(opening, text.toString(), nested);
    }

    private String string(char quote) {
        var start = at;
        while (at < source.length()) {
            var next = source.charAt(at++);
            if (next == '\\') {
                at++;
            } else if (next == quote) {
                return source.substring(start, at - 1);
            }
        }
        return source.substring(start);
    }

    private static boolean hasCode(String string) {
        return string.contains("${") || string.contains("#{");
    }
}
