package io.wayline.journey.engine.sandbox;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

import io.wayline.journey.check.dmn.Cell;
import io.wayline.journey.model.expression.Expressions;

/**
 * Evaluates names, literals, and tests of literals, and nothing else. The engine's own interpreter knows loops and
 * functions and cannot be stopped: one cell ran for a minute. Here there is nothing that could loop, so no time limit is
 * needed: a table of the largest size that the first lock admits takes milliseconds.
 */
class PlainFeel implements FeelEngine {

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        var text = expression.strip();
        if (Expressions.isVariableName(text)) {
            return (T) value(text, variables);
        }
        return (T) plain(Cell.outcome(text).orElseThrow(() -> refused(text)));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String inputVariable, VariableContext variables) {
        var cell = Cell.test(expression).orElseThrow(() -> refused(expression));
        if (cell instanceof Cell.OneOf tests) {
            var value = comparable(value(inputVariable, variables));
            var answers =
                    tests.tests().stream().map(test -> answer(test, value)).collect(Collectors.toSet());
            return tests.not() ? answers.equals(Set.of(Answer.NO)) : answers.contains(Answer.YES);
        }
        return true;
    }

    /** FEEL knows three: what cannot be compared is neither so nor not so. */
    private enum Answer {
        YES,
        NO,
        UNKNOWN;

        static Answer of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    private static Answer answer(Cell.Test test, @Nullable Object value) {
        if (test instanceof Cell.Is is) {
            return equal(value, is.value());
        }
        if (test instanceof Cell.Than than) {
            return than(value, than.sign(), than.value());
        }
        var range = (Cell.Range) test;
        var low = than(value, range.lowIncluded() ? ">=" : ">", range.low());
        var high = than(value, range.highIncluded() ? "<=" : "<", range.high());
        return low == Answer.UNKNOWN || high == Answer.UNKNOWN
                ? Answer.UNKNOWN
                : Answer.of(low == high && low == Answer.YES);
    }

    private static Answer equal(@Nullable Object value, @Nullable Object literal) {
        if (value == null || literal == null) {
            // a missing truth value is neither true nor false
            return literal instanceof Boolean ? Answer.UNKNOWN : Answer.of(value == literal);
        }
        if (value.getClass() != literal.getClass()) {
            return Answer.UNKNOWN;
        }
        return Answer.of(
                value instanceof BigDecimal number
                        ? number.compareTo((BigDecimal) literal) == 0
                        : value.equals(literal));
    }

    private static Answer than(@Nullable Object value, String sign, Object limit) {
        int order;
        if (value instanceof BigDecimal number && limit instanceof BigDecimal other) {
            order = number.compareTo(other);
        } else if (value instanceof String text && limit instanceof String other) {
            order = text.compareTo(other);
        } else {
            return Answer.UNKNOWN;
        }
        return Answer.of(
                switch (sign) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    private static @Nullable Object value(String name, VariableContext variables) {
        var typed = variables.resolve(name);
        return typed == null ? null : typed.getValue();
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            var number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
        }
        if (value instanceof BigDecimal || !(value instanceof Number)) {
            return value;
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    /** A number that the engine can keep as a number. */
    private static @Nullable Object plain(Cell.Is literal) {
        if (literal.value() instanceof BigDecimal number) {
            // not by "?:", which makes both of them doubles
            if (number.stripTrailingZeros().scale() <= 0) {
                return number.longValue();
            }
            return number.doubleValue();
        }
        return literal.value();
    }

    private static ProcessEngineException refused(String text) {
        var shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new ProcessEngineException("A decision's cell holds more than names and literals: " + shown);
    }
}
