package io.wayline.journey.catalogue.compare;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.model.Report;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;
import io.wayline.journey.model.bpmn.Trigger;
import io.wayline.journey.model.names.DrawnNames;
import io.wayline.journey.model.names.NamesFile;

/** One of two drawings of a journey, and what its elements are called in sentences. */
record DiagramSide(Diagram diagram, DrawnNames names, Words words) {

    /** Nothing when it cannot be read. */
    static Optional<DiagramSide> of(String drawing, @Nullable String names, Words words) {
        return BpmnReader.read(drawing, new Report("")).map(diagram -> new DiagramSide(diagram, names(names), words));
    }

    static DrawnNames names(@Nullable String file) {
        return file == null ? DrawnNames.NONE : NamesFile.read(file, new Report(""));
    }

    /** Empty for what has none. */
    String name(FlowNode node) {
        var name = names.name(node.id(), node.name(), words.reader());
        return name.equals(node.id()) ? "" : name.strip().replaceAll("\\s+", " ");
    }

    /** What it is, as the palette calls it. */
    String kind(FlowNode node) {
        return node.step().map(words::step).orElseGet(() -> words.say("kind." + kindKey(node)));
    }

    /** Both, for what a reader has not seen yet. */
    String introduced(FlowNode node) {
        var name = name(node);
        return name.isEmpty() ? words.say("unnamed", kind(node)) : words.say("named", kind(node), name);
    }

    /** For what a reader knows: its name, or else what it is. */
    String called(FlowNode node) {
        var name = name(node);
        return name.isEmpty() ? words.say("called-unnamed", kind(node)) : words.say("called", name);
    }

    private static String kindKey(FlowNode node) {
        var time = node.triggersOf(Trigger.Timer.class).findAny().isPresent();
        return switch (node.kind()) {
            case CATCH_EVENT -> time ? "wait" : "wait-event";
            case RECEIVE_TASK -> "wait-event";
            case BOUNDARY_EVENT ->
                time
                        ? "border-time"
                        : node.triggersOf(Trigger.Failure.class).findAny().isPresent()
                                ? "border-failure"
                                : "border-event";
            default -> node.kind().name();
        };
    }
}
