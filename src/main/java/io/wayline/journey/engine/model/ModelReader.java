package io.wayline.journey.engine.model;

import java.time.Duration;

import org.camunda.bpm.engine.repository.ProcessDefinition;

import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.Property;

/** Makes of a deployed diagram what the platform must know of it. */
final class ModelReader {

    private ModelReader() {}

    /**
     * @throws IllegalArgumentException when it is the diagram of another journey, or its re-entry is none
     */
    static JourneyModel read(ProcessDefinition definition, Diagram diagram) {
        if (!diagram.key().equals(definition.getKey())) {
            throw new IllegalArgumentException("The diagram is of %s".formatted(diagram.key()));
        }
        return new JourneyModel(
                definition.getId(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                diagram,
                diagram.reEntry()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "reEntry is \"%s\": write once, always, perSubject:<field>, or notWithin=<days, as in P90D>"
                                        .formatted(diagram.property(Property.RE_ENTRY)
                                                .orElse("")))),
                Duration.ofDays(definition.getHistoryTimeToLive()));
    }
}
