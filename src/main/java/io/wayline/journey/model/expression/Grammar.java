package io.wayline.journey.model.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Names, literals, comparison, {@code and or not empty}, {@code ? :}, {@code + - * / %}, and {@code .} and
 * {@code [ ]} on what a name holds. There is no call, no assignment, no lambda, no list, and no operator beside these;
 * a fault is the only other outcome.
 */
final class Grammar {

    private static final int DEEPEST = 20;

    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "empty",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "instanceof",
            "true",
            "false",
            "null");

    private final Tokens tokens;
    private final Set<String> names = new LinkedHashSet<>();
    private int depth;

    private Grammar(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The names that the expression reads. */
    static Set<String> names(String expression) throws ExpressionFault {
        var grammar = new Grammar(new Tokens(expression));
        grammar.choice();
        if (!grammar.tokens.peek().isEmpty()) {
            throw grammar.tokens.fault();
        }
        return grammar.names;
    }

    private void choice() throws ExpressionFault {
        if (++depth > DEEPEST) {
            throw tokens.fault();
        }
        either();
        if (tokens.took("?")) {
            choice();
            tokens.expect(":");
            choice();
        }
        depth--;
    }

    private void either() throws ExpressionFault {
        do {
            both();
        } while (tokens.took("||", "or"));
    }

    private void both() throws ExpressionFault {
        do {
            equal();
        } while (tokens.took("&&", "and"));
    }

    private void equal() throws ExpressionFault {
        do {
            compared();
        } while (tokens.took("==", "!=", "eq", "ne"));
    }

    private void compared() throws ExpressionFault {
        do {
            sum();
        } while (tokens.took("<", ">", "<=", ">=", "lt", "gt", "le", "ge"));
    }

    private void sum() throws ExpressionFault {
        do {
            product();
        } while (tokens.took("+", "-"));
    }

    private void product() throws ExpressionFault {
        do {
            sign();
        } while (tokens.took("*", "/", "%"));
    }

    private void sign() throws ExpressionFault {
        var signs = 0;
        while (tokens.took("!", "not", "-", "empty")) {
            if (++signs > DEEPEST) {
                throw tokens.fault();
            }
        }
        value();
    }

    private void value() throws ExpressionFault {
        if (tokens.took("(")) {
            choice();
            tokens.expect(")");
        } else if (tokens.took("true", "false", "null")) {
            return;
        } else if (isName(tokens.peek())) {
            names.add(tokens.take());
            path();
        } else if (isLiteral(tokens.peek())) {
            tokens.take();
        } else {
            throw tokens.fault();
        }
        // a call of any kind: name(…), map.name(…), (…)(…)
        if (tokens.peek().equals("(")) {
            throw tokens.fault();
        }
    }

    private void path() throws ExpressionFault {
        while (true) {
            if (tokens.took(".")) {
                if (!isName(tokens.peek())) {
                    throw tokens.fault();
                }
                tokens.take();
            } else if (tokens.took("[")) {
                choice();
                tokens.expect("]");
            } else {
                return;
            }
        }
    }

    private static boolean isName(String token) {
        return !token.isEmpty()
                && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_')
                && !RESERVED.contains(token);
    }

    private static boolean isLiteral(String token) {
        return !token.isEmpty() && "0123456789'\"".indexOf(token.charAt(0)) >= 0;
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }
}
