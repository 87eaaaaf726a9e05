package io.wayline.journey.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.sandbox.TrialConditions;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.SequenceFlow;
import io.wayline.journey.model.expression.ExpressionFault;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.step.Foresight;

/**
 * Follows a diagram from its start as far as its steps can say beforehand what they will set, to see whether it does
 * something at a moment. What cannot be told counts as doing something.
 */
@Component
class Outlook {

    private final ObjectProvider<Foresight> foresights;
    private final TrialConditions conditions;

    Outlook(ObjectProvider<Foresight> foresights, TrialConditions conditions) {
        this.foresights = foresights;
        this.conditions = conditions;
    }

    /**
     * What is seen of a moment.
     *
     * @param acts whether something is done then
     * @param sure whether that depends on nothing that may still change, such as holidays that nobody has entered
     */
    record Sight(boolean acts, boolean sure) {}

    /** Whether a node is a step that only looks, and says beforehand what it will see. */
    boolean isForeseen(FlowNode node) {
        return node.step().flatMap(this::foresight).isPresent();
    }

    /** The gateway that chooses among a timer's days, where one does. */
    Optional<FlowNode> choice(Diagram diagram) {
        return diagram.nodes().stream().anyMatch(this::isForeseen)
                ? diagram.nodes(NodeKind.EXCLUSIVE_GATEWAY)
                        .filter(gateway -> gateway.outgoing().size() > 1)
                        .findFirst()
                : Optional.empty();
    }

    Sight at(Diagram diagram, Instant moment) {
        var start = diagram.process().nodes().stream()
                .filter(node -> node.is(NodeKind.START_EVENT))
                .findFirst();
        return start.map(node -> new Walk(moment).from(node)).orElse(new Sight(true, true));
    }

    private Optional<Foresight> foresight(String step) {
        return foresights
                .orderedStream()
                .filter(each -> each.step().equals(step))
                .findFirst();
    }

    private final class Walk {

        private final Instant moment;
        private final Map<String, @Nullable Object> values = new HashMap<>();
        private final Set<String> unsure = new HashSet<>();
        private final Set<FlowNode> seen = new HashSet<>();
        private boolean sure = true;

        Walk(Instant moment) {
            this.moment = moment;
        }

        Sight from(FlowNode start) {
            try {
                var acts = acts(start);
                return new Sight(acts, sure);
            } catch (ExpressionFault | RuntimeException untold) {
                return new Sight(true, sure);
            }
        }

        private boolean acts(FlowNode node) throws ExpressionFault {
            if (!seen.add(node)) {
                return false;
            }
            return switch (node.kind()) {
                case START_EVENT, PARALLEL_GATEWAY -> any(node.outgoing());
                case SERVICE_TASK -> step(node);
                case EXCLUSIVE_GATEWAY -> any(chosen(node));
                case END_EVENT -> false;
                default -> true;
            };
        }

        private boolean step(FlowNode task) throws ExpressionFault {
            var foresight = task.step().flatMap(Outlook.this::foresight);
            if (foresight.isEmpty()) {
                return true;
            }
            var said = foresight.get().at(moment);
            values.putAll(said.values());
            unsure.addAll(said.unsure());
            return any(task.outgoing());
        }

        private List<SequenceFlow> chosen(FlowNode gateway) throws ExpressionFault {
            var otherwise = gateway.written().get("default", "");
            for (var flow : gateway.outgoing()) {
                if (flow.condition().isPresent() && !flow.id().equals(otherwise)) {
                    var condition = flow.condition().get();
                    sure &= Expressions.names(condition).stream().noneMatch(unsure::contains);
                    if (conditions.holds(condition, values)) {
                        return List.of(flow);
                    }
                }
            }
            return gateway.outgoing().stream()
                    .filter(flow ->
                            flow.id().equals(otherwise) || flow.condition().isEmpty())
                    .limit(1)
                    .toList();
        }

        private boolean any(List<SequenceFlow> flows) throws ExpressionFault {
            for (var flow : flows) {
                if (flow.target().isEmpty() || acts(flow.target().get())) {
                    return true;
                }
            }
            return false;
        }
    }
}
