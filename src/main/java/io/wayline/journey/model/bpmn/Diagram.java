package io.wayline.journey.model.bpmn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;

/** A journey as it is drawn: a value that never changes, and says what stands in the file, right or wrong. */
public final class Diagram {

    private final XmlNode root;
    private final Scope process;
    private final List<FlowNode> nodes;
    private final Map<String, FlowNode> byId = new HashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<MessageWait> starts;
    private final List<MessageWait> waits;
    private final List<TakenStep> steps;
    private final Set<String> calls;
    private final ReadVariables reads;

    Diagram(XmlNode root, XmlNode process) {
        this.root = root;
        this.process = new Scope(process, null, new Declarations(root));
        this.nodes = this.process.nodes().stream().flatMap(FlowNode::tree).toList();
        nodes.stream().filter(node -> !node.id().isEmpty()).forEach(node -> {
            byId.putIfAbsent(node.id(), node);
            if (node.written().get("name") != null) {
                labels.putIfAbsent(node.id(), node.name());
            }
        });
        this.starts = places(true);
        this.waits = places(false);
        this.steps = nodes.stream()
                .flatMap(node -> node.step().map(step -> new TakenStep(node.id(), step, node.settings())).stream())
                .toList();
        this.calls = nodes(NodeKind.CALL)
                .flatMap(call -> call.calledJourney().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.reads = ReadVariables.of(this);
    }

    /** The journey's name in addresses; empty when it has none. */
    public String key() {
        return process.written().get("id", "");
    }

    /** The process itself. */
    public Scope process() {
        return process;
    }

    /** All nodes at any depth, in the order of the file. */
    public List<FlowNode> nodes() {
        return nodes;
    }

    /** All nodes of these kinds at any depth, in the order of the file. */
    public Stream<FlowNode> nodes(NodeKind... kinds) {
        var wanted = Set.copyOf(Arrays.asList(kinds));
        return nodes.stream().filter(node -> wanted.contains(node.kind()));
    }

    /** The node of this id, at any depth; the first one, should there be two. */
    public Optional<FlowNode> node(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What an element is called, or its id when the diagram gives it no label. */
    public String label(String element) {
        return labels.getOrDefault(element, element);
    }

    /** The events that start the journey. */
    public List<MessageWait> starts() {
        return starts;
    }

    /** The places where it can wait for an event, once it has started. */
    public List<MessageWait> waits() {
        return waits;
    }

    /** The steps of the catalogue that it takes. */
    public List<TakenStep> steps() {
        return steps;
    }

    /** The journeys that it calls, by key. */
    public Set<String> calls() {
        return calls;
    }

    /** The variables that it reads. */
    public ReadVariables reads() {
        return reads;
    }

    /** All texts that hold expressions, wherever they stand in the process, today or in a version of long ago. */
    public List<String> expressions() {
        return process.written()
                .tree()
                .flatMap(element -> Stream.concat(
                        Stream.of(element.text()), element.attributes().stream().map(XmlNode.Attribute::value)))
                .filter(Expressions::areIn)
                .toList();
    }

    /** When a customer may enter it again: once, unless it says so; nothing when what it says is no re-entry. */
    public Optional<ReEntry> reEntry() {
        var written = property(Property.RE_ENTRY);
        return written.isPresent() ? written.flatMap(ReEntry::read) : Optional.of(new ReEntry.Once());
    }

    /** The variables that it declares itself. */
    public List<DeclaredVariable> variables() {
        return property(Property.VARIABLES).map(DeclaredVariable::list).orElse(List.of());
    }

    /** What the process says by a property of ours. */
    public Optional<String> property(Property property) {
        return property.of(process.written());
    }

    /** The file as it stands, for those who judge how it is written. */
    public XmlNode written() {
        return root;
    }

    private List<MessageWait> places(boolean ofTheStart) {
        return nodes.stream()
                .filter(node -> !node.is(NodeKind.END_EVENT, NodeKind.FOREIGN))
                .filter(node -> isStart(node) == ofTheStart)
                .flatMap(node -> node.triggersOf(Trigger.Message.class)
                        .flatMap(message -> message.type().stream())
                        .map(type -> new MessageWait(
                                node.id(), type, node.property(Property.ABOUT).orElse(null), node.take())))
                .toList();
    }

    private boolean isStart(FlowNode node) {
        return node.is(NodeKind.START_EVENT) && node.scope() == process;
    }
}
