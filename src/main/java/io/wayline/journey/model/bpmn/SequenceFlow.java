package io.wayline.journey.model.bpmn;

import java.util.Optional;

import io.wayline.journey.model.xml.XmlNode;

/**
 * An arrow from one node to another in the same scope.
 *
 * @param id empty when it has none
 * @param name what is written beside it; empty when nothing is
 * @param source where it leaves; nothing when there is no such node in the scope
 * @param target where it leads; nothing when there is no such node in the scope
 * @param condition when it is taken, as an expression
 * @param written the element as it stands in the file
 */
public record SequenceFlow(
        String id,
        String name,
        Optional<FlowNode> source,
        Optional<FlowNode> target,
        Optional<String> condition,
        XmlNode written) {}
