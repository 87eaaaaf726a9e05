package io.wayline.journey.check.outline;

import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.MessageWait;
import io.wayline.journey.model.bpmn.ReEntry;

/** Reads from a diagram what the rules for other journeys must know of it. */
public final class Outlines {

    private Outlines() {}

    /** What others must know, as the catalogue is now. */
    public static Catalogue.Outline of(Diagram diagram, Catalogue catalogue) {
        return new Catalogue.Outline(
                diagram.key(),
                diagram.calls(),
                isEnteredAlways(diagram)
                        ? diagram.starts().stream().map(MessageWait::type).collect(Collectors.toSet())
                        : Set.of(),
                diagram.nodes().stream()
                        .flatMap(node -> Echo.raised(node, catalogue).stream())
                        .collect(Collectors.toSet()));
    }

    /** Whether it is entered as often as its start event comes. */
    public static boolean isEnteredAlways(Diagram diagram) {
        return diagram.reEntry().filter(ReEntry.Always.class::isInstance).isPresent();
    }
}
