package io.wayline.shared.segment;

import java.util.List;
import java.util.function.Function;

/**
 * One thing that a rule can say of a customer. Its text stands under {@code segment.term.<key>}, that of a slot under
 * {@code segment.slot.<key>.<slot>}.
 *
 * @param key such as {@code orders.count}: the group under which it is offered, a dot, and what it is about
 * @param slots what is to be filled in, in the order in which it is read
 * @param oneOf slots of which at least one is filled in; empty when none needs to be
 * @param condition the SQL of what was given
 */
public record SegmentTerm(String key, List<Slot> slots, List<String> oneOf, Function<Given, Condition> condition) {

    public SegmentTerm {
        slots = List.copyOf(slots);
        oneOf = List.copyOf(oneOf);
    }

    public SegmentTerm(String key, List<Slot> slots, Function<Given, Condition> condition) {
        this(key, slots, List.of(), condition);
    }

    /** The group under which people find it. */
    public String group() {
        return key.substring(0, key.indexOf('.'));
    }
}
