package io.wayline.journey.check.bpmn;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.model.Catalogue;

/** Reads from a diagram what the rules for other journeys must know of it. */
final class Outlines {

    private Outlines() {}

    /** Nothing when there is no process in it. */
    static Optional<Catalogue.Outline> of(XmlNode root, Catalogue catalogue) {
        var messages = new HashMap<String, String>();
        root.children("message").forEach(each -> messages.put(each.get("id", ""), each.get("name", "")));
        return root.children("process")
                .findFirst()
                .map(process -> new Catalogue.Outline(
                        process.get("id", ""),
                        process.tree()
                                .filter(node -> node.is("callActivity"))
                                .map(call -> call.get("calledElement", ""))
                                .collect(Collectors.toSet()),
                        isEnteredAlways(process)
                                ? process.children("startEvent")
                                        .flatMap(start -> start.children("messageEventDefinition"))
                                        .map(message -> messages.getOrDefault(message.get("messageRef", ""), ""))
                                        .collect(Collectors.toSet())
                                : Set.of(),
                        process.tree()
                                .flatMap(node -> Echo.raised(node, catalogue).stream())
                                .collect(Collectors.toSet())));
    }

    static boolean isEnteredAlways(XmlNode process) {
        return Diagram.property(process, "reEntry").filter("always"::equals).isPresent();
    }
}
