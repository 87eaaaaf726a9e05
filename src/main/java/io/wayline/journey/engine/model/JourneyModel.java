package io.wayline.journey.engine.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.MessageWait;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.journey.model.bpmn.ReadVariables;
import io.wayline.journey.model.bpmn.TakenStep;

/**
 * What the platform must know of one version of a journey.
 *
 * @param definition the engine's id of this version
 * @param name the journey's name for people
 * @param diagram how it is drawn
 * @param reEntry when a customer may enter it again
 * @param keptFor how long what is known of a way is kept once it has ended
 */
public record JourneyModel(
        String definition, String name, int version, Diagram diagram, ReEntry reEntry, Duration keptFor) {

    /** The journey's name in addresses, such as {@code onboarding}. */
    public String key() {
        return diagram.key();
    }

    /** The events that start it. */
    public List<MessageWait> starts() {
        return diagram.starts();
    }

    /** The places where it can wait for an event, once it has started. */
    public List<MessageWait> waits() {
        return diagram.waits();
    }

    /** The steps of the catalogue that it takes. */
    public List<TakenStep> steps() {
        return diagram.steps();
    }

    /** The journeys that it calls, by key. */
    public Set<String> calls() {
        return diagram.calls();
    }

    /** The variables that it reads. */
    public ReadVariables reads() {
        return diagram.reads();
    }

    /** What an element is called, or its id when the diagram gives it no label. */
    public String label(String element) {
        return diagram.label(element);
    }

    /** The places that listen to events of this type; empty when the journey does not mention it. */
    public List<MessageWait> waitsFor(String type) {
        return waits().stream().filter(place -> place.type().equals(type)).toList();
    }
}
