package io.wayline.journey.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.engine.standing.Standing;
import io.wayline.journey.engine.standing.Standing.Job;
import io.wayline.journey.engine.standing.Standing.Token;
import io.wayline.journey.line.Line.Instead;
import io.wayline.journey.line.Line.Next;
import io.wayline.journey.line.Line.Then;
import io.wayline.journey.line.Line.What;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.naming.ModelLabels.Labels;
import io.wayline.journey.task.WorkItem;

/** Says what happens next on one way: of each place where it stands, what is waited for there, and what follows. */
final class Nexts {

    /** An operator's word goes before what the places say. */
    private final @Nullable What stopped;

    private final @Nullable Instant stoppedAt;
    private final String way;
    private final Standing standing;
    private final List<WorkItem> tasks;
    private final Versions versions;

    /** The names of a version by the engine's id of it. */
    interface Versions {

        /** @return null when it is gone, or cannot be read */
        @Nullable
        Labels of(String definition);
    }

    Nexts(
            @Nullable What stopped,
            @Nullable Instant stoppedAt,
            String way,
            Standing standing,
            List<WorkItem> tasks,
            Versions versions) {
        this.stopped = stopped;
        this.stoppedAt = stoppedAt;
        this.way = way;
        this.standing = standing;
        this.tasks = tasks;
        this.versions = versions;
    }

    /** The most pressing first. */
    List<Next> all() {
        var instances = standing.tokens().stream().map(Token::instance).collect(Collectors.toSet());
        var all = new ArrayList<Next>();
        for (var token : standing.tokens()) {
            var labels = versions.of(token.definition());
            var node = labels == null
                    ? null
                    : labels.model().diagram().node(token.element()).orElse(null);
            // where a journey was called, its own places say more
            if (labels != null && node != null && (!node.is(NodeKind.CALL) || instances.size() == 1)) {
                at(token, node, labels)
                        .forEach(next -> all.add(token.instance().equals(way) ? next : withoutWhatFollows(next)));
            }
        }
        return all.stream().sorted(Comparator.comparing(Next::what)).distinct().toList();
    }

    /** What follows within a journey that was called says nothing of the way itself. */
    private static Next withoutWhatFollows(Next next) {
        return new Next(next.what(), next.element(), next.name(), next.at(), next.task(), null, List.of());
    }

    private List<Next> at(Token token, FlowNode node, Labels labels) {
        if (stopped != null) {
            return List.of(next(stopped, node, stoppedAt, null, labels));
        }
        var jobs = jobs(token, Set.of(node.id()));
        var waitsForClock =
                jobs.stream().filter(job -> job.timer() && job.tries() > 0).findFirst();
        var step = jobs.stream().filter(job -> !job.timer() || job.tries() == 0).findFirst();
        if (step.isPresent()) {
            return List.of(step(step.get(), node, labels));
        }
        if (node.is(NodeKind.USER_TASK)) {
            return List.of(task(token, node, labels));
        }
        if (node.is(NodeKind.EVENT_GATEWAY)) {
            return node.outgoing().stream()
                    .flatMap(flow -> flow.target().stream())
                    .map(event -> waiting(token, event, labels))
                    .toList();
        }
        if (waitsForClock.isPresent()) {
            return List.of(clock(waitsForClock.get(), node, labels));
        }
        return List.of(waiting(token, node, labels));
    }

    private Next waiting(Token token, FlowNode node, Labels labels) {
        if (!node.triggersOf(Trigger.Message.class).toList().isEmpty()) {
            return next(What.EVENT, node, null, null, labels);
        }
        return jobs(token, Set.of(node.id())).stream()
                .findFirst()
                .map(job -> clock(job, node, labels))
                .orElseGet(() -> next(What.STEP, node, null, null, labels));
    }

    private Next clock(Job job, FlowNode node, Labels labels) {
        return next(job.held() ? What.HELD : What.TIME, node, job.due(), null, labels);
    }

    private Next step(Job job, FlowNode node, Labels labels) {
        var what = job.tries() == 0 ? What.FAILED : job.held() ? What.HELD : job.failed() ? What.RETRY : What.STEP;
        var failed = job.failedAt() == null
                ? node
                : labels.model().diagram().node(job.failedAt()).orElse(node);
        return next(what, failed, what == What.RETRY ? job.due() : null, null, labels);
    }

    private Next task(Token token, FlowNode node, Labels labels) {
        return tasks.stream()
                .filter(task -> task.definition().equals(token.definition())
                        && task.element().equals(node.id()))
                .findFirst()
                .map(task -> new Next(
                        What.TASK,
                        node.id(),
                        task.titled() ? task.name() : labels.element(node.id(), task.name()),
                        task.dueAt(),
                        task.id(),
                        then(node, labels),
                        instead(node, labels)))
                .orElseGet(() -> next(What.TASK, node, null, null, labels));
    }

    private List<Job> jobs(Token token, Set<String> elements) {
        return standing.jobs().stream()
                .filter(job -> job.instance().equals(token.instance()) && elements.contains(job.at()))
                .toList();
    }

    private static Next next(What what, FlowNode node, @Nullable Instant at, @Nullable String task, Labels labels) {
        return new Next(
                what,
                node.id(),
                labels.element(node.id(), labels.journey()),
                at,
                task,
                then(node, labels),
                instead(node, labels));
    }

    private static @Nullable Then then(FlowNode node, Labels labels) {
        return Ahead.of(node).stream()
                .findFirst()
                // which end it comes to behind a question, nobody knows
                .filter(milestone -> milestone.sure() || !milestone.node().is(NodeKind.END_EVENT))
                .map(milestone -> new Then(
                        milestone.node().id(), labels.element(milestone.node().id()), milestone.sure()))
                .orElse(null);
    }

    private static List<Instead> instead(FlowNode node, Labels labels) {
        return Ahead.away(node).stream()
                .map(event -> new Instead(event.id(), labels.element(event.id()), then(event, labels)))
                .toList();
    }
}
