package io.wayline.journey.check.bpmn;

import java.util.Set;
import java.util.stream.Stream;

import io.wayline.journey.check.xml.XmlNode;

/** Nothing begins by an event that itself brings about: each begins the next, for ever. */
final class EchoRules {

    private static final String OWN_START = "loop-own-start";

    private EchoRules() {}

    static void check(Diagram diagram) {
        var process = diagram.process();
        if (Outlines.isEnteredAlways(process)) {
            starts(diagram, process, Echo.of(process.tree(), diagram.catalogue()));
        }
        for (var flow : Flow.of(diagram)) {
            for (var node : flow.nodes()) {
                aside(flow, node);
            }
        }
    }

    /** What begins beside the main way, and can begin again while that goes on. */
    private static void aside(Flow flow, XmlNode node) {
        var diagram = flow.diagram();
        if (Flow.isEventSubProcess(node)) {
            var raised = Echo.of(node.tree(), diagram.catalogue());
            node.children("startEvent")
                    .filter(start -> "false".equals(start.get("isInterrupting")))
                    .forEach(start -> own(diagram, start, raised, "loop-own-event"));
        } else if (node.is("boundaryEvent") && "false".equals(node.get("cancelActivity"))) {
            var way = flow.reached(Set.of(node)).stream().flatMap(XmlNode::tree);
            own(diagram, node, Echo.of(way, diagram.catalogue()), "loop-own-event");
        }
    }

    private static void starts(Diagram diagram, XmlNode process, Set<String> raised) {
        process.children("startEvent").forEach(start -> own(diagram, start, raised, OWN_START));
    }

    private static void own(Diagram diagram, XmlNode event, Set<String> raised, String rule) {
        messages(diagram, event)
                .filter(raised::contains)
                .forEach(type -> event.error(diagram.report(), "messageRef", rule, type));
    }

    private static Stream<String> messages(Diagram diagram, XmlNode event) {
        return event.children("messageEventDefinition")
                .flatMap(listener -> diagram.target(listener, "messageRef", "message").stream())
                .map(message -> message.get("name", ""));
    }
}
