package io.wayline.journey.engine.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the platform must know of one version of a journey.
 *
 * @param definition the engine's id of this version
 * @param key the journey's name in addresses, such as {@code onboarding}
 * @param name the journey's name for people
 * @param starts the events that start it
 * @param waits the places where it can wait for an event, once it has started
 * @param steps the steps of the catalogue that it takes
 * @param calls the journeys that it calls, by key
 * @param labels what each element is called in the diagram, by its id; elements without a label are left out
 * @param reads the variables that it reads
 * @param reEntry when a customer may enter it again
 * @param keptFor how long what is known of a way is kept once it has ended
 */
public record JourneyModel(
        String definition,
        String key,
        String name,
        int version,
        List<MessageWait> starts,
        List<MessageWait> waits,
        List<TakenStep> steps,
        Set<String> calls,
        Map<String, String> labels,
        ReadVariables reads,
        ReEntry reEntry,
        Duration keptFor) {

    /** What an element is called, or its id when the diagram gives it no label. */
    public String label(String element) {
        return labels.getOrDefault(element, element);
    }

    /** The places that listen to events of this type; empty when the journey does not mention it. */
    public List<MessageWait> waitsFor(String type) {
        return waits.stream().filter(place -> place.type().equals(type)).toList();
    }
}
