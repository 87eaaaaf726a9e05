package io.wayline.journey.model.cases;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One case of a decision.
 *
 * @param name what people call it
 * @param line where it begins
 * @param inputs the values that the table looks at; what is left out has no value
 * @param expected what must come of it
 */
public record DecisionCase(String name, int line, Map<String, @Nullable Object> inputs, Expected expected) {

    /** What must come of a case. */
    public sealed interface Expected {

        /** These outcomes; those that are not named may be anything. */
        record Outcomes(Map<String, @Nullable Object> values) implements Expected {}

        /** No row fits. */
        record Nothing() implements Expected {}

        /** The table cannot answer, as when two rows fit of which only one may. */
        record Refused() implements Expected {}
    }
}
