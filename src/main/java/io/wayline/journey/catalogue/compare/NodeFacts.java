package io.wayline.journey.catalogue.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Mapping;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.SequenceFlow;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.xml.XmlNode;

/**
 * What an element does, one fact a line, so that two of one element can be laid beside each other. A fact's key names its
 * label; {@code input.} begins those of steps.
 */
final class NodeFacts {

    static final String WAITS = "waits";
    private static final String INPUT = "input.";

    private NodeFacts() {}

    /**
     * A fact.
     *
     * @param same what is the same where the fact is: an element that has only got another name is
     * @param shown as a reader is told it
     */
    record Fact(String same, String shown) {}

    static Map<String, Fact> of(FlowNode node, DiagramSide side) {
        var words = side.words();
        var facts = new LinkedHashMap<String, Fact>();
        facts.put("kind", new Fact(node.kind() + " " + node.step().orElse("") + timed(node), side.kind(node)));
        node.triggersOf(Trigger.Timer.class)
                .flatMap(timer -> timer.times().stream())
                .forEach(time -> put(
                        facts,
                        time.kind() == Trigger.Time.Kind.DURATION ? WAITS : "time",
                        new TimeWords(words).of(time)));
        node.messageType().ifPresent(type -> put(facts, "event", type));
        node.triggersOf(Trigger.Failure.class)
                .forEach(failure -> put(facts, "failure", failure.code().orElse("")));
        node.attachedTo().ifPresent(host -> {
            facts.put("sits-on", new Fact(host.id(), side.called(host)));
            put(facts, "interrupts", words.yesOrNo(node.interrupts()));
        });
        node.form().ifPresent(form -> put(facts, "form", form));
        put(facts, "queues", String.join(words.say("comma"), node.queues()));
        node.decision().ifPresent(decision -> put(facts, "decision", decision));
        node.calledJourney().ifPresent(journey -> put(facts, "journey", journey));
        put(facts, "hands", mappings(node, true, words));
        put(facts, "takes-back", mappings(node, false, words));
        otherwise(node).ifPresent(next -> facts.put("otherwise", new Fact(next.id(), side.called(next))));
        for (var property : Property.values()) {
            node.property(property).ifPresent(value -> put(facts, "property." + property.key(), value));
        }
        node.settings().forEach((name, value) -> put(facts, INPUT + name, TimeWords.expression(value)));
        put(facts, "documentation", documentation(node.written()));
        return facts;
    }

    static String label(String fact, Words words) {
        return fact.startsWith(INPUT)
                ? words.word(fact, fact.substring(INPUT.length()))
                : words.word("fact." + fact, fact);
    }

    static String documentation(XmlNode written) {
        return written.children("documentation").map(XmlNode::text).collect(Collectors.joining(" "));
    }

    private static void put(Map<String, Fact> facts, String key, String value) {
        if (!value.isBlank()) {
            facts.putIfAbsent(key, new Fact(value, value));
        }
    }

    private static String mappings(FlowNode node, boolean in, Words words) {
        return node.mappings().stream()
                .filter(mapping -> mapping.isIn() == in)
                .map(NodeFacts::mapping)
                .collect(Collectors.joining(words.say("comma")));
    }

    private static String mapping(Mapping mapping) {
        var source = mapping.source()
                .or(mapping::expression)
                .map(TimeWords::expression)
                .orElse("");
        return source.equals(mapping.target()) ? source : source + " → " + mapping.target();
    }

    private static String timed(FlowNode node) {
        return node.triggers().stream()
                .map(trigger -> trigger.getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    /** Where it goes on when no condition holds. */
    private static Optional<FlowNode> otherwise(FlowNode node) {
        var flow = node.written().get("default", "");
        return flow.isEmpty()
                ? Optional.empty()
                : node.outgoing().stream()
                        .filter(each -> each.id().equals(flow))
                        .flatMap(each -> each.target().stream())
                        .findFirst();
    }

    /** The conditions of arrows, without the marks around them. */
    static String condition(SequenceFlow flow) {
        return flow.condition().map(TimeWords::expression).orElse("");
    }
}
