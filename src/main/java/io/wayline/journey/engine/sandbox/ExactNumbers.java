package io.wayline.journey.engine.sandbox;

import java.math.BigDecimal;

import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

import io.wayline.shared.Numbers;

/**
 * What a decision's columns do with values that are called numbers. The engine's own fail where a column says integer
 * and the value has a fraction or eleven digits; a table that was published must decide, so these compare what is there.
 */
final class ExactNumbers {

    private ExactNumbers() {}

    static void in(DmnDataTypeTransformerRegistry types) {
        types.addTransformer("integer", ExactNumbers::whole);
        types.addTransformer("long", ExactNumbers::whole);
        types.addTransformer("double", ExactNumbers::decimal);
        types.addTransformer("number", ExactNumbers::decimal);
    }

    /** One kind for all whole numbers, because a sum is only made of one kind. */
    private static TypedValue whole(Object value) {
        if (number(value) instanceof Number number) {
            var canonical = Numbers.canonical(number);
            return canonical instanceof Double fraction
                    ? Variables.doubleValue(fraction)
                    : Variables.longValue(canonical.longValue());
        }
        return Variables.untypedValue(value);
    }

    private static TypedValue decimal(Object value) {
        return number(value) instanceof Number number
                ? Variables.doubleValue(number.doubleValue())
                : Variables.untypedValue(value);
    }

    /** What is no number stays what it is, and no comparison with a number holds for it. */
    private static Object number(Object value) {
        try {
            return value instanceof String text ? new BigDecimal(text.strip()) : value;
        } catch (NumberFormatException word) {
            return value;
        }
    }
}
