package io.wayline.journey.model.bpmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.xml.XmlNode;

/**
 * An event, a task, a gateway, or a sub-process of a diagram. It says what stands in the file, right or wrong. Two nodes
 * are the same only when they are one element of one reading.
 */
public final class FlowNode {

    private static final Pattern STEP = Pattern.compile("\\$\\{([a-z][A-Za-z0-9]*)\\}");

    private final XmlNode written;
    private final NodeKind kind;
    private final Scope scope;
    private final List<Trigger> triggers;
    private final @Nullable Scope inside;
    private final Map<String, String> settings;
    private final List<Mapping> mappings;

    // filled in by the scope, once, before anybody sees the node
    final List<SequenceFlow> outgoing = new ArrayList<>();
    final List<SequenceFlow> incoming = new ArrayList<>();
    final List<FlowNode> border = new ArrayList<>();

    FlowNode(XmlNode written, NodeKind kind, Scope scope, Declarations file) {
        this.written = written;
        this.kind = kind;
        this.scope = scope;
        this.triggers = file.triggers(written);
        this.settings = settings(written);
        this.mappings = mappings(written);
        this.inside = Scope.isOne(written) ? new Scope(written, this, file) : null;
    }

    /** Empty when it has none. */
    public String id() {
        return written.get("id", "");
    }

    public NodeKind kind() {
        return kind;
    }

    public boolean is(NodeKind... kinds) {
        return Arrays.asList(kinds).contains(kind);
    }

    /** What people call it; empty when nothing is written there. */
    public String name() {
        return written.get("name", "");
    }

    /** The process or sub-process in which it lies. */
    public Scope scope() {
        return scope;
    }

    /** What lies in it; nothing but sub-processes has something. */
    public Optional<Scope> inside() {
        return Optional.ofNullable(inside);
    }

    /** It, and all that lies in it at any depth, in the order of the file. */
    public Stream<FlowNode> tree() {
        return Stream.concat(
                Stream.of(this),
                inside().stream().flatMap(below -> below.nodes().stream().flatMap(FlowNode::tree)));
    }

    /** The arrows from it, in the order of the file. */
    public List<SequenceFlow> outgoing() {
        return Collections.unmodifiableList(outgoing);
    }

    /** The arrows into it, in the order of the file. */
    public List<SequenceFlow> incoming() {
        return Collections.unmodifiableList(incoming);
    }

    /** The events on its border. */
    public List<FlowNode> border() {
        return Collections.unmodifiableList(border);
    }

    /** On whose border it sits. */
    public Optional<FlowNode> attachedTo() {
        return Optional.ofNullable(written.get("attachedToRef")).flatMap(scope::node);
    }

    /** Whether it ends what it sits on, or what lies around it, when it comes; else it begins beside that. */
    public boolean interrupts() {
        return !"false".equals(written.get("cancelActivity")) && !"false".equals(written.get("isInterrupting"));
    }

    /** Whether it is a sub-process that an event begins. */
    public boolean isEventSubProcess() {
        return kind == NodeKind.SUB_PROCESS && "true".equals(written.get("triggeredByEvent"));
    }

    /** What it waits for as an event or a receive task, or does as an end; a file that is not right may say several. */
    public List<Trigger> triggers() {
        return triggers;
    }

    /** The event type that it waits for. */
    public Optional<String> messageType() {
        return triggersOf(Trigger.Message.class)
                .flatMap(message -> message.type().stream())
                .findFirst();
    }

    /** The triggers of one sort. */
    public <T extends Trigger> Stream<T> triggersOf(Class<T> sort) {
        return triggers.stream().filter(sort::isInstance).map(sort::cast);
    }

    /** The step of the catalogue that it takes, where it is named as it must be. */
    public Optional<String> step() {
        var matcher = STEP.matcher(written.get("delegateExpression", ""));
        return kind == NodeKind.SERVICE_TASK && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What it sets of its step, by the name of the input. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The form of its task: a key, or a variable that names one. */
    public Optional<String> form() {
        return Optional.ofNullable(written.get("formRef"));
    }

    /** The queues of its task: a key, or a variable that names one; empty when nobody is asked. */
    public List<String> queues() {
        return Property.names(written.get("candidateGroups", ""));
    }

    /** The decision that it takes. */
    public Optional<String> decision() {
        return Optional.ofNullable(written.get("decisionRef"));
    }

    /** The journey that it calls, by key. */
    public Optional<String> calledJourney() {
        return Optional.ofNullable(written.get("calledElement"));
    }

    /** What it hands to the journey that it calls, and takes back from it. */
    public List<Mapping> mappings() {
        return mappings;
    }

    /** What it says by a property of ours. */
    public Optional<String> property(Property property) {
        return property.of(written);
    }

    /** The event's fields that become variables here. */
    public List<String> take() {
        return property(Property.TAKE).map(Property::names).orElse(List.of());
    }

    /** The element as it stands in the file, for those who judge how it is written. */
    public XmlNode written() {
        return written;
    }

    @Override
    public String toString() {
        return written.name() + " " + id();
    }

    private static Map<String, String> settings(XmlNode written) {
        var settings = new LinkedHashMap<String, String>();
        extensions(written, "inputOutput")
                .flatMap(block -> block.children("inputParameter"))
                .forEach(input -> settings.putIfAbsent(input.get("name", ""), input.text()));
        return Collections.unmodifiableMap(settings);
    }

    private static List<Mapping> mappings(XmlNode written) {
        return extensions(written, "in", "out")
                .map(each -> new Mapping(
                        each.is("in"),
                        Optional.ofNullable(each.get("source")),
                        Optional.ofNullable(each.get("sourceExpression")),
                        each.get("target", "")))
                .toList();
    }

    private static Stream<XmlNode> extensions(XmlNode written, String... names) {
        return written.children("extensionElements").flatMap(each -> each.children(names));
    }
}
