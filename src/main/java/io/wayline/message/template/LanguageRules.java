package io.wayline.message.template;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import freemarker.template.Template;

/**
 * What a mail template may use of the template language. Everything is forbidden that is not named here, so a newer
 * language cannot bring anything in; a harmless text is rather refused than a dangerous one passed.
 */
final class LanguageRules {

    private static final Set<String> TAGS = Set.of("if", "elseif", "else", "list", "items", "sep", "break");

    /** Each costs no more than a walk over what it is given. */
    private static final Set<String> BUILT_INS = Set.of(
            "abs",
            "c",
            "cap_first",
            "ceiling",
            "counter",
            "first",
            "floor",
            "has_content",
            "has_next",
            "index",
            "is_first",
            "is_last",
            "join",
            "last",
            "length",
            "lower_case",
            "round",
            "size",
            "string",
            "then",
            "trim",
            "truncate",
            "uncap_first",
            "upper_case",
            "url");

    private static final Pattern HEADER = Pattern.compile("\\A\\s*[<\\[]#ftl");
    private static final Pattern TAG = Pattern.compile("\\A([A-Za-z_]*)");
    private static final Pattern BUILT_IN = Pattern.compile("\\?\\s*([A-Za-z_][A-Za-z_0-9]*)");
    private static final Pattern SPECIAL = Pattern.compile("(?<![\\w\\])\"}])\\.\\s*([A-Za-z_]+)");
    private static final Pattern CALL = Pattern.compile("(\\?\\s*)?\\b([A-Za-z_]\\w*)\\s*\\(");
    private static final Set<String> NO_CALLS = Set.of("and", "or", "gt", "gte", "lt", "lte", "in", "as");

    /** A list of the model and nothing else: what a template makes up itself is not counted. */
    private static final Pattern WALK = Pattern.compile("list\\s+[A-Za-z_][\\w.]*(\\s+as\\s+[A-Za-z_]\\w*)?\\s*");

    private LanguageRules() {}

    /** The first construct that is not allowed, as people know it; empty without one. */
    static Optional<String> forbidden(String source, Template parsed) {
        if (HEADER.matcher(source).find()) {
            return Optional.of("<#ftl>");
        }
        return Code.of(parsed).stream()
                .flatMap(piece -> forbidden(piece).stream())
                .findFirst();
    }

    private static Optional<String> forbidden(Code.Piece piece) {
        if (piece.opening().contains("@")) {
            return Optional.of("<@…>");
        }
        if (piece.opening().equals("#{")) {
            return Optional.of("#{…}");
        }
        var text = piece.text();
        if (!piece.isTag()) {
            return inExpression(piece, text);
        }
        var tag = TAG.matcher(text);
        var name = tag.find() ? tag.group(1) : "";
        if (!TAGS.contains(name)) {
            return Optional.of("<#" + name + ">");
        }
        if (name.equals("list")
                && piece.opening().equals("<#")
                && !WALK.matcher(text).matches()) {
            return Optional.of("<#list …>");
        }
        return inExpression(piece, text.substring(name.length()));
    }

    private static Optional<String> inExpression(Code.Piece piece, String text) {
        if (piece.nested()) {
            return Optional.of("\"${…}\"");
        }
        var builtIns = BUILT_IN.matcher(text);
        while (builtIns.find()) {
            if (!BUILT_INS.contains(snakeCase(builtIns.group(1)))) {
                return Optional.of("?" + builtIns.group(1));
            }
        }
        if (text.contains("..")) {
            return Optional.of("1..9");
        }
        var special = SPECIAL.matcher(text);
        if (special.find()) {
            return Optional.of("." + special.group(1));
        }
        var calls = CALL.matcher(text);
        while (calls.find()) {
            if (calls.group(1) == null && !NO_CALLS.contains(calls.group(2))) {
                return Optional.of(calls.group(2) + "(…)");
            }
        }
        return text.contains("->") ? Optional.of("->") : Optional.empty();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
