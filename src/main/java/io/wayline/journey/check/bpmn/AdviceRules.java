package io.wayline.journey.check.bpmn;

import java.util.HashSet;
import java.util.Optional;

import io.wayline.journey.check.outline.VariableNames;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.xml.XmlNode;

/** What runs, but probably not as somebody meant it, or cannot be read: warnings. */
final class AdviceRules {

    private static final String INVITED = "campaign.invited";

    private AdviceRules() {}

    static void check(Checked checked) {
        for (var flow : Flow.of(checked)) {
            var reached = flow.reached();
            for (var node : flow.nodes()) {
                if (!reached.contains(node)) {
                    node.written().warning(checked.report(), "", "unreachable");
                }
                way(flow, node);
                gateway(flow, node);
                join(flow, node);
                label(flow, node);
            }
            if (flow.nodes().stream().noneMatch(node -> node.is(NodeKind.END_EVENT))) {
                flow.scope().written().warning(checked.report(), "endEvent", "end-missing");
            }
        }
        for (var node : checked.diagram().nodes(NodeKind.USER_TASK).toList()) {
            queues(checked, node);
            var task = node.written();
            if (task.get("formRef") == null) {
                task.warning(checked.report(), "formRef", "form-missing");
            }
            unbound(checked, task, "formRef", "formRefBinding");
        }
        checked.diagram()
                .nodes(NodeKind.START_EVENT)
                .filter(start -> start.messageType().filter(INVITED::equals).isPresent())
                .filter(start -> start.property(Property.ABOUT).isEmpty())
                .forEach(start -> start.written().warning(checked.report(), Property.ABOUT.key(), "invited-by-all"));
        decisions(checked);
        checked.all("callActivity").forEach(call -> unbound(checked, call, "calledElement", "calledElementBinding"));
        drawing(checked);
    }

    private static void queues(Checked checked, FlowNode node) {
        var task = node.written();
        var queues = node.queues();
        // a queue that whoever calls the journey names is not known here
        if (Expressions.areIn(task.get("candidateGroups", ""))) {
            return;
        }
        if (queues.isEmpty()) {
            task.warning(checked.report(), "candidateGroups", "queue-missing");
        }
        queues.stream()
                .filter(queue -> !checked.catalogue().hasQueue(queue))
                .forEach(queue -> task.warning(checked.report(), "candidateGroups", "queue-unknown", queue));
    }

    /** A decision that asks for what nobody has set compares with nothing, and no rule holds. */
    private static void decisions(Checked checked) {
        var names = VariableNames.of(checked.diagram(), checked.catalogue());
        for (var task : checked.diagram().nodes(NodeKind.DECISION_TASK).toList()) {
            var decision = task.decision().orElse("");
            checked.catalogue().decisionInputs(decision).stream()
                    .filter(input -> !names.contains(input))
                    .sorted()
                    .forEach(input -> task.written()
                            .warning(checked.report(), "decisionRef", "decision-input-unset", input, decision));
        }
    }

    private static void way(Flow flow, FlowNode node) {
        var report = flow.checked().report();
        var leaving = node.outgoing();
        if (leaving.isEmpty() && !node.is(NodeKind.END_EVENT) && !node.isEventSubProcess()) {
            node.written().warning(report, "", "dead-end");
        }
        // more than one arrow into a task is not a join: each token takes the task again
        if (node.incoming().size() > 1
                && !node.is(NodeKind.END_EVENT)
                && !node.kind().isGateway()
                && Splits.mayMeetTwice(flow, node)) {
            node.written().warning(report, "incoming", "fake-join");
        }
        if (leaving.size() > 1 && !node.kind().isGateway()) {
            node.written().warning(report, "outgoing", "implicit-split");
        }
    }

    private static void gateway(Flow flow, FlowNode node) {
        var report = flow.checked().report();
        var leaving = node.outgoing();
        if (node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.INCLUSIVE_GATEWAY) && leaving.size() > 1) {
            if (node.written().get("default") == null) {
                node.written().warning(report, "default", "gateway-no-default");
            }
            var conditions = new HashSet<String>();
            for (var arrow : leaving) {
                arrow.condition()
                        .filter(condition -> !conditions.add(condition.replaceAll("\\s+", "")))
                        .ifPresent(condition ->
                                arrow.written().warning(report, "conditionExpression", "condition-twice", condition));
                if (arrow.name().isBlank()) {
                    arrow.written().warning(report, "name", "label-missing-answer");
                }
            }
        }
        if (node.is(NodeKind.EVENT_GATEWAY)
                && flow.after(node).stream()
                        .noneMatch(after ->
                                after.triggersOf(Trigger.Timer.class).findAny().isPresent())) {
            node.written().warning(report, "", "event-gateway-no-timer");
        }
    }

    /** Ways that part where only one is taken never meet again where all must come. */
    private static void join(Flow flow, FlowNode node) {
        if (node.is(NodeKind.PARALLEL_GATEWAY) && node.incoming().size() > 1) {
            var splits = new HashSet<FlowNode>();
            flow.before(node).stream()
                    .map(flow::lastSplit)
                    .flatMap(Optional::stream)
                    .filter(split -> Splits.isOneOf(split))
                    .filter(split -> !splits.add(split))
                    .findFirst()
                    .ifPresent(split -> node.written()
                            .warning(
                                    flow.checked().report(),
                                    "incoming",
                                    "join-never",
                                    flow.checked().diagram().label(split.id())));
        }
    }

    private static void label(Flow flow, FlowNode node) {
        var nameless = node.name().isBlank();
        var splits = node.is(NodeKind.EXCLUSIVE_GATEWAY, NodeKind.INCLUSIVE_GATEWAY)
                && node.outgoing().size() > 1;
        var counts = !node.kind().isGateway() && !node.isEventSubProcess();
        // the plain start of a sub-process says nothing that its frame does not say
        var plainStart = node.is(NodeKind.START_EVENT)
                && node.scope().owner().isPresent()
                && node.triggers().isEmpty();
        if (nameless && (counts && !plainStart || splits)) {
            node.written().warning(flow.checked().report(), "name", "label-missing");
        }
    }

    private static void unbound(Checked checked, XmlNode node, String reference, String binding) {
        if (node.get(reference) != null && !"latest".equals(node.get(binding))) {
            node.warning(checked.report(), binding, "binding-missing");
        }
    }

    private static void drawing(Checked checked) {
        var drawn = new HashSet<String>();
        checked.root().tree().map(each -> each.get("bpmnElement", "")).forEach(drawn::add);
        var missing = checked.process()
                .tree()
                .filter(each -> ProcessRules.isPart(each))
                .filter(each -> !drawn.contains(each.get("id", "")))
                .count();
        if (missing > 0) {
            checked.process().warning(checked.report(), "BPMNDiagram", "drawing-missing", String.valueOf(missing));
        }
    }
}
