package io.wayline.journey.task.outlook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.outlook.Outlook.Kind;

/** Reads in the diagram what comes after a task: as far as one way leads on, and no further. */
@Component
public class Outlooks {

    private static final Outlook OPEN = new Outlook(Kind.OPEN, "");

    private final ModelLabels labels;

    Outlooks(ModelLabels labels) {
        this.labels = labels;
    }

    /** By what the reader calls it, in the version of the journey in which the task is drawn. */
    public Outlook after(WorkItem item, Locale reader) {
        return labels.of(item.definition(), reader)
                .flatMap(drawn -> drawn.model().diagram().node(item.element()).map(task -> after(task, item, drawn)))
                .orElse(OPEN);
    }

    private static Outlook after(FlowNode task, WorkItem item, Labels drawn) {
        var passed = new HashSet<String>();
        var at = onward(task);
        while (at.isPresent() && passed.add(at.get().id())) {
            var node = at.get();
            if (node.is(NodeKind.END_EVENT)) {
                return end(node, item, drawn);
            }
            if (!node.kind().isGateway()) {
                var name = drawn.element(node.id());
                return name.equals(node.id())
                        ? OPEN
                        : new Outlook(node.is(NodeKind.USER_TASK) ? Kind.PERSON : Kind.STEP, name);
            }
            at = onward(node);
        }
        return OPEN;
    }

    /** An end inside a part, or of a journey that was called, ends no journey of the customer. */
    private static Outlook end(FlowNode end, WorkItem item, Labels drawn) {
        var isOfJourney = end.scope() == drawn.model().diagram().process()
                && drawn.model().key().equals(item.journey());
        return isOfJourney && end.triggers().isEmpty() ? new Outlook(Kind.END, "") : OPEN;
    }

    /** Where the only way leads; nothing where ways part. */
    private static Optional<FlowNode> onward(FlowNode node) {
        return node.outgoing().size() == 1 ? node.outgoing().get(0).target() : Optional.empty();
    }
}
