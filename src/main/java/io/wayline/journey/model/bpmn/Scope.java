package io.wayline.journey.model.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.xml.XmlNode;

/** The process, or a sub-process: nodes, and the arrows between them. */
public final class Scope {

    private final XmlNode written;
    private final @Nullable FlowNode owner;
    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final Map<String, FlowNode> byId = new HashMap<>();

    Scope(XmlNode written, @Nullable FlowNode owner, Declarations file) {
        this.written = written;
        this.owner = owner;
        this.nodes = written.children().stream()
                .filter(BpmnReader::isBpmn)
                .flatMap(child -> NodeKind.of(child.name()).stream().map(kind -> new FlowNode(child, kind, this, file)))
                .toList();
        nodes.stream().filter(node -> !node.id().isEmpty()).forEach(node -> byId.putIfAbsent(node.id(), node));
        this.flows = written.children("sequenceFlow")
                .filter(BpmnReader::isBpmn)
                .map(this::flow)
                .toList();
        flows.forEach(flow -> {
            flow.source().ifPresent(node -> node.outgoing.add(flow));
            flow.target().ifPresent(node -> node.incoming.add(flow));
        });
        nodes.forEach(node -> node.attachedTo().ifPresent(host -> host.border.add(node)));
    }

    static boolean isOne(XmlNode written) {
        return written.is("subProcess", "transaction", "adHocSubProcess");
    }

    /** The sub-process that it is; nothing for the process itself. */
    public Optional<FlowNode> owner() {
        return Optional.ofNullable(owner);
    }

    /** Those that lie directly in it, in the order of the file. */
    public List<FlowNode> nodes() {
        return nodes;
    }

    /** The arrows between them, in the order of the file. */
    public List<SequenceFlow> flows() {
        return flows;
    }

    /** The node of this id that lies directly in it; the first one, should there be two. */
    public Optional<FlowNode> node(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** It, and the sub-processes in it at any depth, in the order of the file. */
    public Stream<Scope> tree() {
        return Stream.concat(
                Stream.of(this),
                nodes.stream().flatMap(node -> node.inside().stream()).flatMap(Scope::tree));
    }

    /** The element as it stands in the file, for those who judge how it is written. */
    public XmlNode written() {
        return written;
    }

    private SequenceFlow flow(XmlNode arrow) {
        return new SequenceFlow(
                arrow.get("id", ""),
                arrow.get("name", ""),
                node(arrow.get("sourceRef", "")),
                node(arrow.get("targetRef", "")),
                arrow.children("conditionExpression").map(XmlNode::text).findFirst(),
                arrow);
    }
}
