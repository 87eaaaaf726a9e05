package io.wayline.journey.catalogue.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.catalogue.compare.NodeFacts.Fact;
import io.wayline.journey.catalogue.compare.Ways.Way;
import io.wayline.journey.model.bpmn.FlowNode;

/** Lays two drawings of a journey beside each other, element by element, and arrow by arrow. */
final class DiagramComparison {

    private final DiagramSide before;
    private final DiagramSide after;
    private final Words words;
    private final Renames renames;
    private final Set<String> both;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    /** @param at where it is told: things in the order of the newer drawing, what is gone behind what was before it */
    private record Placed(int at, Change change) {}

    private DiagramComparison(DiagramSide before, DiagramSide after, Words words) {
        this.before = before;
        this.after = after;
        this.words = words;
        renames = new Renames(before.names(), after.names(), words);
        both = after.diagram().nodes().stream()
                .map(FlowNode::id)
                .filter(id -> !id.isEmpty() && before.diagram().node(id).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        after.diagram().nodes().forEach(node -> places.putIfAbsent(node.id(), 2 * places.size() + 2));
    }

    static Comparison of(DiagramSide before, DiagramSide after, Words words) {
        return new DiagramComparison(before, after, words).compare();
    }

    private Comparison compare() {
        new JourneyFacts(before, after, words, renames).changes().forEach(change -> add(0, change));
        after.diagram().nodes().stream()
                .filter(this::isTold)
                .forEach(node ->
                        before.diagram().node(node.id()).ifPresentOrElse(old -> changed(old, node), () -> added(node)));
        before.diagram().nodes().stream()
                .filter(node -> isTold(node) && !both.contains(node.id()))
                .forEach(this::removed);
        var changes = placed.stream()
                .sorted(Comparator.comparingInt(Placed::at))
                .map(Placed::change)
                .toList();
        var told = new HashSet<String>();
        changes.forEach(change -> {
            told.addAll(change.before());
            told.addAll(change.after());
        });
        return new Comparison(
                changes,
                Layout.moved(before.diagram().written(), after.diagram().written(), told),
                true);
    }

    private boolean isTold(FlowNode node) {
        return !node.id().isEmpty();
    }

    private void added(FlowNode node) {
        var in = node.incoming().stream()
                .filter(flow -> flow.source().isPresent())
                .findFirst();
        var what = detailed(node, after);
        var text = node.attachedTo()
                .map(host -> words.say("added.on", what, after.called(host)))
                .orElseGet(() -> in.map(flow -> {
                            var from = after.called(flow.source().orElseThrow());
                            var condition = NodeFacts.condition(flow);
                            return condition.isEmpty()
                                    ? words.say("added.after", what, from)
                                    : words.say("added.when", what, from, words.value(condition));
                        })
                        .orElseGet(() -> words.say("added", what)));
        add(
                places.get(node.id()),
                new Change(Sort.ADDED, text, List.of(), List.of(node.id()), Ways.before(node, both), node.id()));
    }

    private void removed(FlowNode node) {
        var previous = node.attachedTo()
                .or(() -> node.incoming().stream()
                        .flatMap(flow -> flow.source().stream())
                        .findFirst());
        var what = before.introduced(node);
        var text = previous.map(from -> words.say("removed.after", what, before.called(from)))
                .orElseGet(() -> words.say("removed", what));
        var place = Ways.before(node, both);
        add(
                places.getOrDefault(place, 0) + 1,
                new Change(Sort.REMOVED, text, List.of(node.id()), List.of(), node.id(), place));
    }

    /** With the one thing that a reader asks for first: how long, which mail, which form. */
    private String detailed(FlowNode node, DiagramSide side) {
        var facts = NodeFacts.of(node, side);
        return List.of(NodeFacts.WAITS, "time", "event", "input.template", "decision", "journey", "form").stream()
                .map(facts::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(fact -> words.say("detailed", side.introduced(node), words.value(fact.shown())))
                .orElseGet(() -> side.introduced(node));
    }

    private void changed(FlowNode old, FlowNode node) {
        var id = node.id();
        renames.of(id, old.name(), node.name()).ifPresent(text -> at(id, Sort.RENAMED, text));
        if (!scope(old).equals(scope(node))) {
            at(
                    id,
                    Sort.CHANGED,
                    words.say(
                            "scope",
                            after.called(node),
                            node.scope().owner().map(after::called).orElseGet(() -> words.say("the-journey"))));
        }
        facts(old, node);
        if (!Rest.of(old).equals(Rest.of(node))) {
            at(id, Sort.CHANGED, words.say("rest", after.called(node)));
        }
        ways(old, node);
    }

    private static String scope(FlowNode node) {
        return node.scope().owner().map(FlowNode::id).orElse("");
    }

    private void facts(FlowNode old, FlowNode node) {
        var was = NodeFacts.of(old, before);
        var is = NodeFacts.of(node, after);
        var keys = new LinkedHashSet<>(is.keySet());
        keys.addAll(was.keySet());
        for (var key : keys) {
            var then = was.get(key);
            var now = is.get(key);
            if (then == null || now == null || !then.same().equals(now.same())) {
                at(node.id(), Sort.CHANGED, fact(key, node, shown(then), shown(now)));
            }
        }
    }

    private static String shown(@Nullable Fact fact) {
        return fact == null ? "" : fact.shown();
    }

    private String fact(String key, FlowNode node, String then, String now) {
        var called = after.called(node);
        return switch (key) {
            case NodeFacts.WAITS -> words.say("waits", called, words.value(now), words.value(then));
            case "documentation" -> words.say("documentation", called);
            default -> words.nowAndBefore(called, NodeFacts.label(key, words), now, then);
        };
    }

    private void ways(FlowNode old, FlowNode node) {
        var was = Ways.from(old, both);
        var is = Ways.from(node, both);
        is.forEach((to, way) -> {
            var then = was.get(to);
            if (then == null) {
                newWay(node, way);
            } else {
                sameWay(node, then, way);
            }
        });
        was.forEach((to, way) -> {
            if (!is.containsKey(to)) {
                flow(
                        node,
                        Sort.REMOVED,
                        words.say("way.gone", after.called(node), before.called(way.to())),
                        List.of(way.first().id()),
                        List.of());
            }
        });
    }

    private void newWay(FlowNode node, Way way) {
        var to = after.called(way.to());
        var condition = NodeFacts.condition(way.first());
        var from = way.isDirect() ? node : way.last().source().orElse(node);
        var text = condition.isEmpty() || !way.isDirect()
                ? words.say("way.new", after.called(from), to)
                : words.say("way.new-when", after.called(from), to, words.value(condition));
        flow(node, Sort.ADDED, text, List.of(), List.of(way.last().id()));
    }

    private void sameWay(FlowNode node, Way then, Way now) {
        var next = now.first().target().map(after::called).orElse("");
        var was = NodeFacts.condition(then.first());
        var is = NodeFacts.condition(now.first());
        var flows = List.of(List.of(then.first().id()), List.of(now.first().id()));
        if (!was.equals(is)) {
            flow(
                    node,
                    Sort.CHANGED,
                    words.say("way.condition", after.called(node), next, words.value(is), words.value(was)),
                    flows.get(0),
                    flows.get(1));
        }
        var id = now.first().id();
        if (then.first().id().equals(id)) {
            renames.of(id, then.first().name(), now.first().name())
                    .ifPresent(text -> flow(node, Sort.RENAMED, text, flows.get(0), flows.get(1)));
        }
    }

    private void flow(FlowNode node, Sort sort, String text, List<String> old, List<String> now) {
        add(places.get(node.id()), new Change(sort, text, old, now, node.id(), node.id()));
    }

    private void at(String id, Sort sort, String text) {
        add(places.get(id), Change.at(sort, id, text));
    }

    private void add(int place, Change change) {
        placed.add(new Placed(place, change));
    }
}
