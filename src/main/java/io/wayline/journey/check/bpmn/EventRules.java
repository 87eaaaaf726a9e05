package io.wayline.journey.check.bpmn;

import java.util.regex.Pattern;

import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.xml.XmlNode;

/** Rules for events and messages: what they are called, that they exist, and where they may stand. */
final class EventRules {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    /** Without a dot: the engine takes a code that is the name of a class for every exception of that class. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private static final String[] DEFINITIONS = {
        "messageEventDefinition", "timerEventDefinition", "errorEventDefinition", "terminateEventDefinition"
    };

    private EventRules() {}

    static void check(Checked checked) {
        var report = checked.report();
        checked.root().children("message").forEach(message -> {
            var name = message.get("name", "");
            // an expression in a name is refused as such
            if (!(TYPE.matcher(name).matches() && name.length() <= 200) && !name.contains("{")) {
                message.error(report, "name", "message-name", name);
            }
        });
        checked.root()
                .children("error")
                .filter(error -> !CODE.matcher(error.get("errorCode", "")).matches()
                        && !error.get("errorCode", "").contains("{"))
                .forEach(error -> error.error(report, "errorCode", "error-code", error.get("errorCode", "")));
        for (var listener : checked.all("messageEventDefinition", "receiveTask")) {
            if (checked.target(listener, "messageRef", "message").isEmpty()) {
                listener.error(report, "messageRef", "message-missing");
            }
        }
        for (var thrown : checked.all("errorEventDefinition")) {
            if (checked.target(thrown, "errorRef", "error").isEmpty()) {
                thrown.error(report, "errorRef", "error-missing");
            }
        }
        for (var event : checked.all("startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent")) {
            event(checked, event);
        }
    }

    private static void event(Checked checked, XmlNode event) {
        var report = checked.report();
        var definitions = event.children(DEFINITIONS).toList();
        var scope = event.parent();
        var inEventScope = scope != null && "true".equals(scope.get("triggeredByEvent"));
        var inSubProcess = scope != null && scope.is("subProcess") && !inEventScope;
        // a kind that is refused has its finding already
        var refused = event.children().stream()
                .anyMatch(child -> child.name().endsWith("EventDefinition") && !child.is(DEFINITIONS));
        // a journey that only others call begins when they do
        var isCalled = scope == checked.process()
                && checked.diagram().property(Property.CALLED).isPresent();
        var needed = event.is("intermediateCatchEvent", "boundaryEvent")
                || (event.is("startEvent") && !inSubProcess && !isCalled);
        if (definitions.size() > 1 || (definitions.isEmpty() && needed && !refused)) {
            event.error(report, "", event.is("startEvent") ? "event-start" : "event-one");
            return;
        }
        if (isCalled && event.is("startEvent") && !definitions.isEmpty()) {
            event.error(report, "", "event-called-start");
        }
        if (event.is("startEvent") && inSubProcess && !definitions.isEmpty()) {
            event.error(report, "", "event-sub-process-start");
        }
        if (event.is("startEvent")
                && scope != null
                && scope.is("process")
                && event.children("errorEventDefinition").findAny().isPresent()) {
            event.error(report, "errorEventDefinition", "event-start");
        }
        if (event.is("boundaryEvent")
                && checked.target(
                                event,
                                "attachedToRef",
                                "userTask",
                                "serviceTask",
                                "receiveTask",
                                "subProcess",
                                "callActivity",
                                "businessRuleTask")
                        .isEmpty()) {
            event.error(report, "attachedToRef", "boundary-host");
        }
        event.children("timerEventDefinition").forEach(timer -> TimerRules.check(checked, event, timer));
    }
}
