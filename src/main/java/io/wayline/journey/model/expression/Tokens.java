package io.wayline.journey.model.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts an expression into words; what is no word of the language is a fault. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("""
            \\s*(?:\
            (?<number>[0-9]{1,15}(?:\\.[0-9]{1,10})?(?![A-Za-z0-9_$]))\
            |(?<text>'[^'\\\\]*'|"[^"\\\\]*")\
            |(?<name>[A-Za-z_][A-Za-z0-9_]*)\
            |(?<sign>==|!=|<=|>=|&&|\\|\\||[-+*/%<>!?:.()\\[\\]])\
            )\\s*""");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    Tokens(String expression) throws ExpressionFault {
        var matcher = TOKEN.matcher(expression);
        var from = 0;
        while (from < expression.length()) {
            matcher.region(from, expression.length());
            if (!matcher.lookingAt()) {
                throw new ExpressionFault(expression.substring(from));
            }
            tokens.add(matcher.group().strip());
            from = matcher.end();
        }
    }

    String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    String take() {
        var token = peek();
        at++;
        return token;
    }

    boolean took(String... expected) {
        if (!peek().isEmpty() && List.of(expected).contains(peek())) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String expected) throws ExpressionFault {
        if (!took(expected)) {
            throw fault();
        }
    }

    ExpressionFault fault() {
        return new ExpressionFault(peek().isEmpty() ? "…" : peek());
    }
}
