package io.wayline.journey.model.bpmn;

import java.util.HashSet;
import java.util.Set;

import io.wayline.journey.model.expression.ExpressionFault;
import io.wayline.journey.model.expression.Expressions;

/**
 * The variables that a diagram reads, as far as can be told from it: those in its expressions, those that its events and
 * tasks are about, that it puts into events, and those that it declares itself. What it hands on, to a decision, to a journey that it calls, or to
 * one that calls it, is read elsewhere, and nobody knows by what.
 */
public final class ReadVariables {

    private final boolean all;
    private final Set<String> names;

    private ReadVariables(boolean all, Set<String> names) {
        this.all = all;
        this.names = Set.copyOf(names);
    }

    static ReadVariables of(Diagram diagram) {
        var names = new HashSet<String>();
        diagram.variables().forEach(declared -> names.add(declared.name()));
        diagram.nodes().forEach(node -> node.property(Property.ABOUT).ifPresent(names::add));
        diagram.steps()
                .forEach(step ->
                        RaisedField.of(step).forEach(field -> field.variable().ifPresent(names::add)));
        try {
            for (var text : diagram.expressions()) {
                names.addAll(Expressions.names(text));
            }
        } catch (ExpressionFault unreadable) {
            return new ReadVariables(true, names);
        }
        return new ReadVariables(handsOn(diagram), names);
    }

    /** False only where nobody can read it. */
    public boolean contain(String variable) {
        return all || names.contains(variable);
    }

    /** Whether the diagram itself says it by name. */
    public boolean name(String variable) {
        return names.contains(variable);
    }

    private static boolean handsOn(Diagram diagram) {
        return diagram.nodes(NodeKind.DECISION_TASK, NodeKind.CALL).findAny().isPresent()
                || diagram.process().nodes().stream()
                        .anyMatch(node ->
                                node.is(NodeKind.START_EVENT) && node.triggers().isEmpty());
    }
}
