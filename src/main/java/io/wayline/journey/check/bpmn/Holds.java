package io.wayline.journey.check.bpmn;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.bpmn.Scope;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.time.Cycle;
import io.wayline.journey.time.Repeat;
import io.wayline.journey.time.UnreadableTime;
import io.wayline.journey.time.Wait;

/** Says of each place how a way that comes round is held up there. What cannot be read has its finding elsewhere. */
final class Holds {

    /** A journey that goes round faster than this does the work of a campaign, alone. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Round round;
    private final Checked checked;
    private final Map<Scope, Hold> passages = new HashMap<>();
    private final Map<Scope, Hold> errors = new HashMap<>();

    Holds(Round round) {
        this.round = round;
        this.checked = round.flow().checked();
    }

    /** Before a way goes on from this node by an arrow. Whoever leaves it by its border has not waited here. */
    Hold at(FlowNode node) {
        if (node.is(NodeKind.USER_TASK)) {
            return Hold.FIRM;
        }
        if (node.is(NodeKind.RECEIVE_TASK, NodeKind.CATCH_EVENT, NodeKind.BOUNDARY_EVENT)) {
            return event(node);
        }
        return node.inside().map(this::passage).orElse(Hold.NONE);
    }

    /** Before something in a sub-process may raise an error. */
    Hold error(Scope scope) {
        return known(errors, scope, () -> new Passage(this, checked, scope).error());
    }

    private Hold passage(Scope scope) {
        return known(passages, scope, () -> new Passage(this, checked, scope).hold());
    }

    /** Not by computeIfAbsent, because each asks for those that lie in it. */
    private static Hold known(Map<Scope, Hold> holds, Scope scope, Supplier<Hold> hold) {
        var known = holds.get(scope);
        if (known == null) {
            known = hold.get();
            holds.put(scope, known);
        }
        return known;
    }

    /** Before a sub-process begins that an event begins. */
    Hold start(FlowNode start, Scope around) {
        if (start.triggersOf(Trigger.Failure.class).findAny().isPresent()) {
            return error(around);
        }
        return start.triggers().stream().anyMatch(Holds::isAwaited) ? event(start) : Hold.NONE;
    }

    private static boolean isAwaited(Trigger trigger) {
        return trigger instanceof Trigger.Message || trigger instanceof Trigger.Timer;
    }

    private Hold event(FlowNode event) {
        for (var trigger : event.triggers()) {
            if (trigger instanceof Trigger.Message message) {
                return message.type().filter(round.raised()::contains).isPresent() ? Hold.OWN : Hold.FIRM;
            }
            if (trigger instanceof Trigger.Timer timer) {
                return timer.times().stream().findFirst().map(this::time).orElse(Hold.FIRM);
            }
        }
        return event.attachedTo().flatMap(FlowNode::inside).map(this::error).orElse(Hold.NONE);
    }

    private Hold time(Trigger.Time time) {
        var text = time.text();
        var variable = Expressions.singleName(text);
        if (variable.isPresent()) {
            return variable(time, variable.get());
        }
        if (Expressions.areIn(text)) {
            return Hold.FIRM;
        }
        return switch (time.kind()) {
            case DURATION -> Wait.isShorter(text, SHORTEST) ? Hold.SHORT : Hold.FIRM;
            case DATE -> Hold.FIXED;
            case CYCLE -> endsSomeDay(text) ? Hold.FIXED : Hold.FIRM;
        };
    }

    /** An instant that nothing on the way round sets anew is past when the way comes back. */
    private Hold variable(Trigger.Time time, String name) {
        if (round.sets().contains(name)) {
            return Hold.FIRM;
        }
        var isInstant = time.kind() == Trigger.Time.Kind.DATE
                || checked.diagram().variables().stream()
                        .anyMatch(declared ->
                                declared.name().equals(name) && declared.type().equals("instant"));
        return isInstant ? Hold.FIXED : Hold.OPEN;
    }

    private static boolean endsSomeDay(String cycle) {
        try {
            return Cycle.read(cycle) instanceof Repeat repeat
                    && repeat.start() != null
                    && repeat.times() != Repeat.FOREVER;
        } catch (UnreadableTime unreadable) {
            return false;
        }
    }
}
