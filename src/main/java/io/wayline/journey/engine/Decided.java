package io.wayline.journey.engine;

import java.util.List;
import java.util.Map;

/**
 * A decision that was taken for a customer on a journey.
 *
 * @param instance the way that the customer is on, also where a journey decided that was called from it
 * @param passage the engine's id of this passage through the element
 * @param element the element of the diagram that took it
 * @param decision the decision's id, and below it its name and the version that was used
 * @param inputs what it was taken from, by the label or name of each input, in the order of the table; a value may be null
 * @param rules the rules that held; empty when none did
 * @param outputs what it gave; empty when no rule held
 */
public record Decided(
        String instance,
        String definition,
        String customer,
        String passage,
        String element,
        String decision,
        String name,
        int version,
        Map<String, Object> inputs,
        List<Rule> rules,
        Map<String, Object> outputs) {

    /**
     * A rule of a table.
     *
     * @param number its place in the table, from 1
     */
    public record Rule(int number, String id) {}
}
