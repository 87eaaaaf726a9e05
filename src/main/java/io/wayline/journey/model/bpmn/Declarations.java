package io.wayline.journey.model.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.wayline.journey.model.xml.XmlNode;

/** What a file declares beside its process, and events refer to: messages by the type of event, failures by their code. */
final class Declarations {

    private final Map<String, String> messages = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    Declarations(XmlNode root) {
        root.children("message").forEach(each -> messages.putIfAbsent(each.get("id", ""), each.get("name", "")));
        root.children("error").forEach(each -> failures.putIfAbsent(each.get("id", ""), each.get("errorCode", "")));
    }

    List<Trigger> triggers(XmlNode node) {
        if (node.is("receiveTask")) {
            return List.of(message(node));
        }
        return node.children().stream()
                .filter(child -> child.name().endsWith("EventDefinition"))
                .map(this::trigger)
                .toList();
    }

    private Trigger trigger(XmlNode definition) {
        return switch (definition.name()) {
            case "messageEventDefinition" -> message(definition);
            case "timerEventDefinition" ->
                new Trigger.Timer(definition.children().stream()
                        .flatMap(Declarations::time)
                        .toList());
            case "errorEventDefinition" ->
                new Trigger.Failure(Optional.ofNullable(failures.get(definition.get("errorRef", ""))));
            case "terminateEventDefinition" -> new Trigger.Termination();
            default -> new Trigger.Foreign(definition.name());
        };
    }

    private Trigger.Message message(XmlNode listener) {
        return new Trigger.Message(Optional.ofNullable(messages.get(listener.get("messageRef", ""))));
    }

    private static Stream<Trigger.Time> time(XmlNode written) {
        return Stream.of(Trigger.Time.Kind.values())
                .filter(kind -> written.is(element(kind)))
                .map(kind -> new Trigger.Time(kind, written.text(), written));
    }

    private static String element(Trigger.Time.Kind kind) {
        return switch (kind) {
            case DATE -> "timeDate";
            case DURATION -> "timeDuration";
            case CYCLE -> "timeCycle";
        };
    }
}
