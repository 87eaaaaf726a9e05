package io.wayline.journey.model.bpmn;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a node of a diagram is. */
public enum NodeKind {
    START_EVENT("startEvent"),
    END_EVENT("endEvent"),
    CATCH_EVENT("intermediateCatchEvent"),
    BOUNDARY_EVENT("boundaryEvent"),
    SERVICE_TASK("serviceTask"),
    USER_TASK("userTask"),
    RECEIVE_TASK("receiveTask"),
    DECISION_TASK("businessRuleTask"),
    CALL("callActivity"),
    SUB_PROCESS("subProcess"),
    EXCLUSIVE_GATEWAY("exclusiveGateway"),
    PARALLEL_GATEWAY("parallelGateway"),
    INCLUSIVE_GATEWAY("inclusiveGateway"),
    EVENT_GATEWAY("eventBasedGateway"),
    /** A node of BPMN of which no journey is made. It is read, since a draft may have it, and refused by the check. */
    FOREIGN("");

    private static final Map<String, NodeKind> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.toMap(NodeKind::element, Function.identity()));

    private static final Set<String> FOREIGNERS = Set.of(
            "task",
            "sendTask",
            "manualTask",
            "scriptTask",
            "intermediateThrowEvent",
            "complexGateway",
            "transaction",
            "adHocSubProcess");

    private final String element;

    NodeKind(String element) {
        this.element = element;
    }

    /** The name of its element in a file; empty for {@link #FOREIGN}. */
    public String element() {
        return element;
    }

    /** The kind of an element by its name in a file; nothing for what is no node. */
    static Optional<NodeKind> of(String element) {
        return FOREIGNERS.contains(element) ? Optional.of(FOREIGN) : Optional.ofNullable(BY_ELEMENT.get(element));
    }

    /** Whether ways part or meet here, and nothing is done. */
    public boolean isGateway() {
        return this == EXCLUSIVE_GATEWAY
                || this == PARALLEL_GATEWAY
                || this == INCLUSIVE_GATEWAY
                || this == EVENT_GATEWAY;
    }
}
