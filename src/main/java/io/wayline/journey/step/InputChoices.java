package io.wayline.journey.step;

import java.util.Locale;
import java.util.Set;

/**
 * What one setting of a step may name, where that is known only once the application runs. A diagram that names another
 * is refused before it is published; one that was published before stays open, for what it names may come back. A value
 * that is worked out when the step is taken is not looked at.
 */
public interface InputChoices {

    /** The step, by the name under which diagrams call it. */
    String step();

    /** The setting. */
    String input();

    /** What is there now; empty when that is not known. */
    Set<String> values();

    /** What people call one of them; itself where it has no other name. */
    default String name(String value, Locale reader) {
        return value;
    }
}
