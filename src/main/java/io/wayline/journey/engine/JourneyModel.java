package io.wayline.journey.engine;

import java.util.Map;
import java.util.Set;

/**
 * What the platform must know of one version of a journey.
 *
 * @param definition the engine's id of this version
 * @param key the journey's name in addresses, such as {@code onboarding}
 * @param name the journey's name for people
 * @param startedBy the event types that start it
 * @param listensTo the event types that it waits for anywhere
 * @param labels what each element is called in the diagram, by its id; elements without a label are left out
 * @param reEntry when a customer may enter it again
 */
public record JourneyModel(
        String definition,
        String key,
        String name,
        int version,
        Set<String> startedBy,
        Set<String> listensTo,
        Map<String, String> labels,
        ReEntry reEntry) {

    /** What an element is called, or its id when the diagram gives it no label. */
    public String label(String element) {
        return labels.getOrDefault(element, element);
    }
}
