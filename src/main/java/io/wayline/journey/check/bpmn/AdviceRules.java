package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.Optional;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.check.xml.XmlNode;

/** What runs, but probably not as somebody meant it, or cannot be read: warnings. */
final class AdviceRules {

    private AdviceRules() {}

    static void check(Diagram diagram) {
        for (var flow : Flow.of(diagram)) {
            var reached = flow.reached();
            for (var node : flow.nodes()) {
                if (!reached.contains(node)) {
                    node.warning(diagram.report(), "", "unreachable");
                }
                way(flow, node);
                gateway(flow, node);
                join(flow, node);
                label(flow, node);
            }
            if (flow.nodes().stream().noneMatch(node -> node.is("endEvent"))) {
                flow.scope().warning(diagram.report(), "endEvent", "end-missing");
            }
        }
        for (var task : diagram.all("userTask")) {
            queues(diagram, task);
            if (task.get("formRef") == null) {
                task.warning(diagram.report(), "formRef", "form-missing");
            }
            unbound(diagram, task, "formRef", "formRefBinding");
        }
        decisions(diagram);
        diagram.all("callActivity").forEach(call -> unbound(diagram, call, "calledElement", "calledElementBinding"));
        drawing(diagram);
    }

    private static void queues(Diagram diagram, XmlNode task) {
        var queues = VariableNames.listed(task.get("candidateGroups", "")).stream()
                .filter(queue -> !queue.isEmpty())
                .toList();
        // a queue that whoever calls the journey names is not known here
        if (Vocabulary.holdsExpression(task.get("candidateGroups", ""))) {
            return;
        }
        if (queues.isEmpty()) {
            task.warning(diagram.report(), "candidateGroups", "queue-missing");
        }
        queues.stream()
                .filter(queue -> !diagram.catalogue().hasQueue(queue))
                .forEach(queue -> task.warning(diagram.report(), "candidateGroups", "queue-unknown", queue));
    }

    /** A decision that asks for what nobody has set compares with nothing, and no rule holds. */
    private static void decisions(Diagram diagram) {
        var names = VariableNames.of(diagram.process(), diagram.catalogue());
        for (var task : diagram.all("businessRuleTask")) {
            var decision = task.get("decisionRef", "");
            diagram.catalogue().decisionInputs(decision).stream()
                    .filter(input -> !names.contains(input))
                    .sorted()
                    .forEach(input ->
                            task.warning(diagram.report(), "decisionRef", "decision-input-unset", input, decision));
        }
    }

    private static void way(Flow flow, XmlNode node) {
        var report = flow.diagram().report();
        var leaving = flow.from(node);
        if (leaving.isEmpty() && !node.is("endEvent") && !Flow.isEventSubProcess(node)) {
            node.warning(report, "", "dead-end");
        }
        // more than one arrow into a task is not a join: each token takes the task again
        if (flow.to(node).size() > 1 && !node.is("endEvent") && !node.name().endsWith("Gateway")) {
            node.warning(report, "incoming", "fake-join");
        }
        if (leaving.size() > 1 && !node.name().endsWith("Gateway")) {
            node.warning(report, "outgoing", "implicit-split");
        }
    }

    private static void gateway(Flow flow, XmlNode node) {
        var report = flow.diagram().report();
        var leaving = flow.from(node);
        if (node.is("exclusiveGateway", "inclusiveGateway") && leaving.size() > 1) {
            if (node.get("default") == null) {
                node.warning(report, "default", "gateway-no-default");
            }
            var conditions = new HashSet<String>();
            for (var arrow : leaving) {
                arrow.children("conditionExpression")
                        .filter(condition -> !conditions.add(condition.text().replaceAll("\\s+", "")))
                        .forEach(condition ->
                                arrow.warning(report, "conditionExpression", "condition-twice", condition.text()));
                if (arrow.get("name", "").isBlank()) {
                    arrow.warning(report, "name", "label-missing-answer");
                }
            }
        }
        if (node.is("eventBasedGateway")
                && flow.after(node).stream()
                        .noneMatch(after ->
                                after.children("timerEventDefinition").findAny().isPresent())) {
            node.warning(report, "", "event-gateway-no-timer");
        }
    }

    /** Ways that part where only one is taken never meet again where all must come. */
    private static void join(Flow flow, XmlNode node) {
        if (node.is("parallelGateway") && flow.to(node).size() > 1) {
            var splits = new HashSet<XmlNode>();
            flow.before(node).stream()
                    .map(flow::lastSplit)
                    .flatMap(Optional::stream)
                    .filter(split -> split.is("exclusiveGateway", "eventBasedGateway"))
                    .filter(split -> !splits.add(split))
                    .findFirst()
                    .ifPresent(split -> node.warning(
                            flow.diagram().report(), "incoming", "join-never", split.get("name", split.get("id", ""))));
        }
    }

    private static void label(Flow flow, XmlNode node) {
        var nameless = node.get("name", "").isBlank();
        var splits = node.is("exclusiveGateway", "inclusiveGateway")
                && flow.from(node).size() > 1;
        var counts = !node.name().endsWith("Gateway") && !Flow.isEventSubProcess(node);
        // the plain start of a sub-process says nothing that its frame does not say
        var plainStart = node.is("startEvent")
                && node.parent() != null
                && node.parent().is("subProcess")
                && node.children().stream().noneMatch(child -> child.name().endsWith("Definition"));
        if (nameless && (counts && !plainStart || splits)) {
            node.warning(flow.diagram().report(), "name", "label-missing");
        }
    }

    private static void unbound(Diagram diagram, XmlNode node, String reference, String binding) {
        if (node.get(reference) != null && !"latest".equals(node.get(binding))) {
            node.warning(diagram.report(), binding, "binding-missing");
        }
    }

    private static void drawing(Diagram diagram) {
        var drawn = new HashSet<String>();
        diagram.root().tree().map(each -> each.get("bpmnElement", "")).forEach(drawn::add);
        var missing = diagram.process()
                .tree()
                .filter(each -> each.is(Diagram.NODES) || each.is("sequenceFlow"))
                .filter(each -> !drawn.contains(each.get("id", "")))
                .count();
        if (missing > 0) {
            diagram.process().warning(diagram.report(), "BPMNDiagram", "drawing-missing", String.valueOf(missing));
        }
    }
}
