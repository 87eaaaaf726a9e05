package io.wayline.journey.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What counts in the catalogue now, in a reader's language.
 *
 * @param used the words that journeys set as an input of a step, by {@code step.input}; nothing that is worked out
 */
public record Drawn(
        List<Thing> decisions, List<Thing> forms, List<Journey> journeys, Map<String, SortedSet<String>> used) {

    /**
     * A decision or a form.
     *
     * @param looksAt what a decision reads; empty for a form
     * @param gives the variables that it sets
     */
    public record Thing(String key, String name, List<Fact> looksAt, List<Fact> gives) {}

    /**
     * A journey.
     *
     * @param called whether only other journeys begin it
     * @param startedBy the types of the events that begin it
     * @param takes what it declares, so that a caller may hand it over
     * @param gives what it knows, so that a caller may take it back
     */
    public record Journey(
            String key, String name, boolean called, List<String> startedBy, List<Fact> takes, List<Fact> gives) {}
}
