package io.wayline.journey.check.bpmn;

import io.wayline.journey.check.xml.XmlNode;

/** How ways part and meet at a node. */
final class Splits {

    private Splits() {}

    /** Whether only one of the arrows from a node is taken. */
    static boolean isOneOf(XmlNode node) {
        return node.is("exclusiveGateway", "eventBasedGateway");
    }

    /** How many ways become one when they reach a node. */
    static int joined(Flow flow, XmlNode node) {
        return node.is("parallelGateway", "inclusiveGateway")
                ? Math.max(1, flow.to(node).size())
                : 1;
    }

    /** Whether what sits on a border leaves the one whom it sits on where they are. */
    static boolean isBeside(XmlNode event) {
        return event.is("boundaryEvent") && "false".equals(event.get("cancelActivity"));
    }
}
