package io.wayline.journey.model.bpmn;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place in a diagram that an event can reach.
 *
 * @param element the event's or receive task's id
 * @param type the event type that it listens to
 * @param about the field that must equal the instance's variable of the same name; null when any event of the customer
 *     will do
 * @param take the event's fields that become variables
 */
public record MessageWait(
        String element, String type, @Nullable String about, List<String> take) {}
