package io.wayline.journey.engine.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.journey.check.dmn.Cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Cell by cell the same as the engine's own interpreter, over all that the first lock admits. The engine asks neither of
 * them about an empty cell.
 */
class PlainFeelTests {

    private static final FeelEngine PLAIN = new PlainFeel();
    private static final FeelEngine STOCK = new ScalaFeelEngineFactory().createInstance();

    /** What a variable may hold, and what a careless one could. */
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            0,
            1,
            1L,
            5,
            5L,
            5.0,
            5.5,
            5.0f,
            (short) 5,
            -3,
            10,
            0.1 + 0.2,
            Long.MAX_VALUE,
            1e300,
            Double.NaN,
            "",
            "a",
            "b",
            "A",
            "abc",
            "5",
            "客户",
            true,
            false,
            new Date(0));

    static List<String> cells() {
        var literals = List.of("0", "1", "5", "5.0", "5.50", "-3", "0.3", "\"\"", "\"a\"", "\"5\"", "\"客户\"");
        var cells = new ArrayList<>(
                List.of("-", "true", "false", "null", "not(null)", "null, 5", "not(null, 5)", "not(true, 5)"));
        for (var literal : literals) {
            cells.add(literal);
            cells.add("not(%s)".formatted(literal));
            cells.add("%s, 1".formatted(literal));
            cells.add("not(%s, \"b\")".formatted(literal));
            for (var sign : List.of("<", "<=", ">", ">=")) {
                cells.add("%s %s".formatted(sign, literal));
                cells.add("not(%s%s)".formatted(sign, literal));
            }
        }
        for (var limits : List.of("1..5", "5..1", "-3..0.3", "5.0..5.0", "\"a\"..\"b\"")) {
            for (var range :
                    List.of("[%s]", "(%s)", "]%s[", "[%s)", "(%s]", "not([%s])", "[%s], 10", "not([%s], 10)")) {
                cells.add(range.formatted(limits));
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void testsAsTheEngineDoes(String cell) {
        assertThat(Cell.test(cell)).as("admitted by the first lock").isPresent();
        assertThat(VALUES.stream().map(value -> shown(value) + ": " + test(PLAIN, cell, value)))
                .containsExactlyElementsOf(VALUES.stream()
                        .map(value -> shown(value) + ": " + test(STOCK, cell, value))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "5", "-3", "5.0", "5.25", "999999999999999", "\"\"", "\"a b\"", "true", "false", "null"})
    void givesOutcomesAsTheEngineDoes(String cell) {
        Object plain = PLAIN.evaluateSimpleExpression(cell, of(null));
        Object stock = STOCK.evaluateSimpleExpression(cell, of(null));

        assertThat(plain).isEqualTo(stock);
    }

    /** The engine calls the function {@code not} here, so that no value is ever not true (docs/decisions/0011). */
    @Test
    void readsNotOfATruthValueAsATestUnlikeTheEngine() {
        assertThat(test(PLAIN, "not(true)", false)).isEqualTo("true");
        assertThat(test(STOCK, "not(true)", false)).isEqualTo("false");
        assertThat(test(PLAIN, "not(false)", 5)).isEqualTo("false");
        assertThat(test(STOCK, "not(false)", 5)).isEqualTo("true");
    }

    @Test
    void takesAnInputAsItIs() {
        for (var value : VALUES) {
            Object plain = PLAIN.evaluateSimpleExpression("x", of(value));

            assertThat(plain).isEqualTo(value);
        }
    }

    @Test
    void refusesWhatTheFirstLockRefuses() {
        assertThatThrownBy(() -> PLAIN.evaluateSimpleUnaryTests("some x in [1] satisfies x > 0", "x", of(1)))
                .isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> PLAIN.evaluateSimpleExpression("1 + 1", of(1)))
                .isInstanceOf(ProcessEngineException.class);
    }

    private static String test(FeelEngine engine, String cell, @Nullable Object value) {
        try {
            return String.valueOf(engine.evaluateSimpleUnaryTests(cell, "x", of(value)));
        } catch (RuntimeException fails) {
            return "fails";
        }
    }

    private static VariableContext of(@Nullable Object value) {
        return Variables.createVariables().putValue("x", value).asVariableContext();
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "null" : "%s %s".formatted(value.getClass().getSimpleName(), value);
    }
}
