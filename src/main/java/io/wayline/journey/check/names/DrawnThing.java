package io.wayline.journey.check.names;

import java.util.Set;

/**
 * Something in a drawing that can be given a name.
 *
 * @param shown whether people read what it is called
 * @param description whether it is drawn with help beside it
 * @param time whether it is drawn with a second label, for the time
 * @param values what is drawn of its answers, outcomes, or settings
 * @param told which of those people read
 * @param open whether it can hold values that are drawn nowhere, as what a decision looks at can
 */
public record DrawnThing(
        String id,
        boolean shown,
        boolean description,
        boolean time,
        Set<String> values,
        Set<String> told,
        boolean open) {

    public DrawnThing {
        values = Set.copyOf(values);
        told = Set.copyOf(told);
    }

    boolean holds(String value) {
        return open || values.contains(value);
    }
}
