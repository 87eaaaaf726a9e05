package io.wayline.journey.catalogue.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.wayline.journey.catalogue.compare.Change.Sort;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Property;
import io.wayline.journey.model.bpmn.Scope;
import io.wayline.journey.model.xml.XmlNode;

/** What changed of a journey as a whole, and of the notes beside its elements. */
final class JourneyFacts {

    private final DiagramSide before;
    private final DiagramSide after;
    private final Words words;
    private final Renames renames;
    private final List<Change> changes = new ArrayList<>();

    JourneyFacts(DiagramSide before, DiagramSide after, Words words, Renames renames) {
        this.before = before;
        this.after = after;
        this.words = words;
        this.renames = renames;
    }

    List<Change> changes() {
        var old = before.diagram().process().written();
        var now = after.diagram().process().written();
        renames.of(after.diagram().key(), old.get("name", ""), now.get("name", ""))
                .ifPresent(text -> add(Sort.RENAMED, text));
        for (var property : Property.values()) {
            fact(
                    "property." + property.key(),
                    before.diagram().property(property).orElse(""),
                    after.diagram().property(property).orElse(""));
        }
        fact("kept", old.get("historyTimeToLive", ""), now.get("historyTimeToLive", ""));
        if (!NodeFacts.documentation(old).equals(NodeFacts.documentation(now))) {
            add(Sort.CHANGED, words.say("documentation", words.say("the-journey")));
        }
        notes();
        if (!rest(before.diagram()).equals(rest(after.diagram()))) {
            add(Sort.CHANGED, words.say("rest", words.say("the-journey")));
        }
        var further = renames.furtherWords();
        if (further > 0) {
            add(Sort.CHANGED, words.say("further-words", further));
        }
        return changes;
    }

    private void fact(String key, String was, String is) {
        if (!was.equals(is)) {
            add(Sort.CHANGED, words.nowAndBefore(words.say("the-journey"), NodeFacts.label(key, words), is, was));
        }
    }

    private void notes() {
        var old = notes(before.diagram());
        var now = notes(after.diagram());
        now.forEach((id, text) -> {
            var was = Optional.ofNullable(old.get(id));
            if (was.isEmpty()) {
                changes.add(new Change(
                        Sort.ADDED, words.say("note.added", words.value(text)), List.of(), List.of(id), "", id));
            } else if (!was.get().equals(text)) {
                changes.add(Change.at(
                        Sort.CHANGED, id, words.say("note.changed", words.value(text), words.value(was.get()))));
            }
        });
        old.forEach((id, text) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(
                        Sort.REMOVED, words.say("note.removed", words.value(text)), List.of(id), List.of(), id, ""));
            }
        });
    }

    private static Map<String, String> notes(Diagram diagram) {
        return diagram.process()
                .tree()
                .flatMap(scope -> scope.written().children("textAnnotation"))
                .collect(Collectors.toMap(
                        note -> note.get("id", ""),
                        note -> note.children("text").map(XmlNode::text).collect(Collectors.joining(" ")),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Of the process, and of what stands beside it in the file. */
    private static String rest(Diagram diagram) {
        return Stream.concat(
                        Stream.of(Rest.of(diagram.process().written(), nodes(diagram.process()))),
                        diagram.written().children().stream()
                                .filter(each ->
                                        !each.is("process", "BPMNDiagram", "message", "error", "extensionElements"))
                                .map(each -> Rest.of(each, Set.of())))
                .collect(Collectors.joining());
    }

    private static Set<XmlNode> nodes(Scope scope) {
        return scope.nodes().stream().map(FlowNode::written).collect(Collectors.toSet());
    }

    private void add(Sort sort, String text) {
        changes.add(Change.of(sort, text));
    }
}
