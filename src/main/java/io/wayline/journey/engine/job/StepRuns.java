package io.wayline.journey.engine.job;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.SequenceFlow;

/**
 * Which runs of steps lead to a step. The engine takes all steps from one save point to the next as a whole, so a step is
 * held by holding every run that comes by it, and the other steps of such a run wait with it.
 */
@Component
public class StepRuns {

    private static final String BEFORE = "async-before";
    private static final String AFTER = "async-after";

    private final ManagementService management;
    private final JourneyModels models;

    StepRuns(ManagementService management, JourneyModels models) {
        this.management = management;
        this.models = models;
    }

    /**
     * The runs that lead to a step of one version.
     *
     * @param jobDefinitions what has to be held, the engine's ids
     * @param steps the other steps that are held with it, by their ids in the diagram
     */
    public record Leading(List<String> jobDefinitions, List<String> steps) {}

    /** Nothing where the step cannot be held by itself, as one that follows right after a journey that is called. */
    public Optional<Leading> to(String definition, String element) {
        var jobs = management.createJobDefinitionQuery().processDefinitionId(definition).list().stream()
                .collect(Collectors.groupingBy(JobDefinition::getActivityId));
        return models.readable(definition)
                .flatMap(model ->
                        model.diagram().node(element).flatMap(node -> new Walk(model.diagram(), jobs).to(node)));
    }

    /** One look at one drawing. */
    private static final class Walk {

        private final Diagram diagram;
        private final Map<String, List<JobDefinition>> jobs;
        private final Set<JobDefinition> found = new LinkedHashSet<>();
        private final Set<FlowNode> seen = new HashSet<>();
        private boolean open;

        Walk(Diagram diagram, Map<String, List<JobDefinition>> jobs) {
            this.diagram = diagram;
            this.jobs = jobs;
        }

        Optional<Leading> to(FlowNode step) {
            back(step);
            return open || found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Leading(found.stream().map(JobDefinition::getId).toList(), beside(step)));
        }

        private void back(FlowNode node) {
            if (!seen.add(node)) {
                return;
            }
            var before = job(node, BEFORE);
            if (before.isPresent()) {
                found.add(before.get());
                return;
            }
            var sources = node.incoming().stream()
                    .flatMap(flow -> flow.source().stream())
                    .toList();
            sources.forEach(this::behind);
            if (sources.isEmpty()) {
                // the first thing inside a part, an event on a border, or nothing that leads here
                node.attachedTo().or(() -> node.scope().owner()).ifPresentOrElse(this::back, () -> open = true);
            }
        }

        /** The run that ends with leaving this one. */
        private void behind(FlowNode source) {
            var saved = job(source, AFTER).or(() -> timer(source));
            if (saved.isPresent()) {
                found.add(saved.get());
            } else if (source.is(NodeKind.CALL)) {
                // what follows a called journey is done by that journey's last run
                open = true;
            } else if (source.inside().isPresent()) {
                source.inside().get().nodes().stream()
                        .filter(node -> node.is(NodeKind.END_EVENT))
                        .forEach(this::back);
            } else {
                back(source);
            }
        }

        private Optional<JobDefinition> job(FlowNode node, String when) {
            return jobs.getOrDefault(node.id(), List.of()).stream()
                    .filter(job -> when.equals(job.getJobConfiguration()))
                    .findFirst();
        }

        private Optional<JobDefinition> timer(FlowNode node) {
            return node.is(NodeKind.CATCH_EVENT, NodeKind.BOUNDARY_EVENT, NodeKind.START_EVENT)
                    ? jobs.getOrDefault(node.id(), List.of()).stream().findFirst()
                    : Optional.empty();
        }

        private List<String> beside(FlowNode step) {
            var beside = new ArrayList<String>();
            var next = new ArrayDeque<FlowNode>();
            var walked = new HashSet<FlowNode>();
            found.forEach(job -> diagram.node(job.getActivityId()).ifPresent(node -> {
                if (BEFORE.equals(job.getJobConfiguration())) {
                    next.add(node);
                } else {
                    targets(node).forEach(next::add);
                }
            }));
            while (!next.isEmpty()) {
                var node = next.poll();
                if (!walked.add(node)) {
                    continue;
                }
                if (!node.equals(step)
                        && node.is(NodeKind.SERVICE_TASK, NodeKind.DECISION_TASK, NodeKind.USER_TASK, NodeKind.CALL)) {
                    beside.add(node.id());
                }
                node.inside()
                        .ifPresent(part -> part.nodes().stream()
                                .filter(inner -> inner.is(NodeKind.START_EVENT))
                                .forEach(next::add));
                if (!waits(node)) {
                    targets(node)
                            .filter(target -> job(target, BEFORE).isEmpty())
                            .forEach(next::add);
                }
            }
            return List.copyOf(beside);
        }

        private boolean waits(FlowNode node) {
            return node.is(
                            NodeKind.USER_TASK,
                            NodeKind.CATCH_EVENT,
                            NodeKind.RECEIVE_TASK,
                            NodeKind.EVENT_GATEWAY,
                            NodeKind.CALL,
                            NodeKind.SUB_PROCESS)
                    || job(node, AFTER).isPresent();
        }

        private static Stream<FlowNode> targets(FlowNode node) {
            return node.outgoing().stream().map(SequenceFlow::target).flatMap(Optional::stream);
        }
    }
}
