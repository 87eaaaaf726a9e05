package io.wayline.journey.vocabulary;

import java.util.List;

/**
 * A variable, as conditions ask of it.
 *
 * @param label what people call it; its name where nobody has said
 * @param type {@code text}, {@code number}, {@code flag}, or {@code instant}
 * @param values what it can be, as far as that is known; empty when it may be anything
 */
public record Fact(String name, String label, String type, List<Choice> values) {

    /** A value with what people call it. */
    public record Choice(String value, String label) {}
}
