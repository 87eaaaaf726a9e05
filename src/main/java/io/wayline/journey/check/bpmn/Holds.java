package io.wayline.journey.check.bpmn;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.wayline.journey.check.expression.Expressions;
import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;
import io.wayline.journey.time.Cycle;
import io.wayline.journey.time.Repeat;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;

/** Says of each place how a way that comes round is held up there. What cannot be read has its finding elsewhere. */
final class Holds {

    /** A journey that goes round faster than this does the work of a campaign, alone. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Round round;
    private final Diagram diagram;
    private final Map<XmlNode, Hold> passages = new HashMap<>();
    private final Map<XmlNode, Hold> errors = new HashMap<>();

    Holds(Round round) {
        this.round = round;
        this.diagram = round.flow().diagram();
    }

    /** Before a way goes on from this node by an arrow. Whoever leaves it by its border has not waited here. */
    Hold at(XmlNode node) {
        if (node.is("userTask")) {
            return Hold.FIRM;
        }
        if (node.is("receiveTask")) {
            return message(node);
        }
        if (node.is("intermediateCatchEvent", "boundaryEvent")) {
            return event(node);
        }
        return node.is("subProcess") ? passage(node) : Hold.NONE;
    }

    /** Before something in a sub-process may raise an error. */
    Hold error(XmlNode scope) {
        return known(errors, scope, () -> new Passage(this, diagram, scope).error());
    }

    private Hold passage(XmlNode scope) {
        return known(passages, scope, () -> new Passage(this, diagram, scope).hold());
    }

    /** Not by computeIfAbsent, because each asks for those that lie in it. */
    private static Hold known(Map<XmlNode, Hold> holds, XmlNode scope, Supplier<Hold> hold) {
        var known = holds.get(scope);
        if (known == null) {
            known = hold.get();
            holds.put(scope, known);
        }
        return known;
    }

    /** Before a sub-process begins that an event begins. */
    Hold start(XmlNode start, XmlNode around) {
        if (start.children("errorEventDefinition").findAny().isPresent()) {
            return error(around);
        }
        return start.children("messageEventDefinition", "timerEventDefinition")
                        .findAny()
                        .isPresent()
                ? event(start)
                : Hold.NONE;
    }

    private Hold event(XmlNode event) {
        for (var message : event.children("messageEventDefinition").toList()) {
            return message(message);
        }
        for (var timer : event.children("timerEventDefinition").toList()) {
            return timer.children("timeDate", "timeDuration", "timeCycle")
                    .map(this::time)
                    .findFirst()
                    .orElse(Hold.FIRM);
        }
        return diagram.target(event, "attachedToRef", "subProcess")
                .map(this::error)
                .orElse(Hold.NONE);
    }

    private Hold message(XmlNode listener) {
        return diagram.target(listener, "messageRef", "message")
                        .filter(message -> round.raised().contains(message.get("name", "")))
                        .isPresent()
                ? Hold.OWN
                : Hold.FIRM;
    }

    private Hold time(XmlNode time) {
        var text = time.text();
        if (Expressions.isSingleName(text)) {
            return variable(time, text.substring(2, text.length() - 1).strip());
        }
        if (Vocabulary.holdsExpression(text)) {
            return Hold.FIRM;
        }
        return switch (time.name()) {
            case "timeDuration" -> Wait.isShorter(text, SHORTEST) ? Hold.SHORT : Hold.FIRM;
            case "timeDate" -> Hold.FIXED;
            default -> endsSomeDay(text) ? Hold.FIXED : Hold.FIRM;
        };
    }

    /** An instant that nothing on the way round sets anew is past when the way comes back. */
    private Hold variable(XmlNode time, String name) {
        if (round.sets().contains(name)) {
            return Hold.FIRM;
        }
        var isInstant = time.is("timeDate")
                || VariableNames.declarations(diagram.process())
                        .map(each -> each.replaceAll("\\s", ""))
                        .anyMatch(Set.of(name + ":instant")::contains);
        return isInstant ? Hold.FIXED : Hold.OPEN;
    }

    private static boolean endsSomeDay(String cycle) {
        try {
            return Cycle.read(cycle) instanceof Repeat repeat
                    && repeat.start() != null
                    && repeat.times() != Repeat.FOREVER;
        } catch (UnreadableTime unreadable) {
            return false;
        }
    }
}
