package io.wayline.journey.check.outline;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.Catalogue.Raised;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.NodeKind;
import io.wayline.journey.model.expression.Expressions;

/** The events that come of a part of a diagram: its steps raise them, or journeys that begin by what its steps raise. */
public final class Echo {

    private Echo() {}

    /** The types of what comes of these nodes, over however many journeys. */
    public static Set<String> of(Stream<FlowNode> nodes, Catalogue catalogue) {
        var all = new LinkedHashSet<Raised>();
        var calls = new LinkedHashSet<String>();
        nodes.forEach(node -> {
            all.addAll(raised(node, catalogue));
            if (node.is(NodeKind.CALL)) {
                calls.add(node.calledJourney().orElse(""));
            }
        });
        if (!all.isEmpty() || !calls.isEmpty()) {
            spread(all, calls, catalogue);
        }
        return all.stream()
                .filter(raised -> !raised.onChange() || isChangedBack(raised, all))
                .map(Raised::type)
                .collect(Collectors.toSet());
    }

    /** What a task with a step raises, by what is set there; each possible type where that is only known later. */
    static Set<Raised> raised(FlowNode node, Catalogue catalogue) {
        return node.step().flatMap(catalogue::step).stream()
                .flatMap(step -> step.raises().stream().flatMap(raised -> types(raised, step, node)))
                .collect(Collectors.toSet());
    }

    private static Stream<Raised> types(Raised raised, Catalogue.StepShape step, FlowNode task) {
        for (var input : step.inputs()) {
            var hole = "{" + input.name() + "}";
            if (raised.type().contains(hole)) {
                var set = task.settings().getOrDefault(input.name(), "");
                var words = Expressions.areIn(set) ? input.choices() : Set.of(set);
                return words.stream()
                        .map(word -> raised.type().replace(hole, word))
                        .map(type -> new Raised(raised.step(), type, raised.onChange()));
            }
        }
        return Stream.of(raised);
    }

    private static void spread(Set<Raised> all, Set<String> reached, Catalogue catalogue) {
        var known = catalogue.journeys();
        var done = new HashSet<String>();
        for (var grows = true; grows; ) {
            grows = false;
            for (var journey : known) {
                var begins = reached.contains(journey.key())
                        || all.stream().anyMatch(raised -> journey.startedBy().contains(raised.type()));
                if (begins && done.add(journey.key())) {
                    all.addAll(journey.raises());
                    reached.addAll(journey.calls());
                    grows = true;
                }
            }
        }
    }

    /** What is raised on a change alone comes again only where the same step also makes another change. */
    private static boolean isChangedBack(Raised raised, Set<Raised> all) {
        return all.stream()
                .anyMatch(other ->
                        other.step().equals(raised.step()) && !other.type().equals(raised.type()));
    }
}
