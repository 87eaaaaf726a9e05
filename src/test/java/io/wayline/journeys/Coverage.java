package io.wayline.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

import io.wayline.testing.ProcessCoverage;

/**
 * What the tests have taken of one diagram.
 *
 * @param key the journey's key
 * @param elements the ids of all nodes and arrows
 * @param taken those of them that a token took
 */
record Coverage(String key, BpmnModelInstance model, Set<String> elements, Set<String> taken) {

    /** @param visits lines of a key and an element's id, as {@link ProcessCoverage} writes them */
    static Coverage of(Path diagram, Set<String> visits) {
        var model = Bpmn.readModelFromFile(diagram.toFile());
        var key =
                List.copyOf(model.getModelElementsByType(Process.class)).get(0).getId();
        var elements = new TreeSet<String>();
        var taken = new TreeSet<String>();
        for (var element : model.getModelElementsByType(FlowElement.class)) {
            if (element instanceof FlowNode || element instanceof SequenceFlow) {
                elements.add(element.getId());
                if (visits.contains(key + " " + mark(element))) {
                    taken.add(element.getId());
                }
            }
        }
        return new Coverage(key, model, elements, taken);
    }

    /** An event gateway has no token that leaves it: the event behind it simply happens. */
    private static String mark(FlowElement element) {
        return element instanceof SequenceFlow arrow && arrow.getSource() instanceof EventBasedGateway
                ? arrow.getTarget().getId()
                : element.getId();
    }

    /** All that was noted in this build, on every database. */
    static Set<String> visits() {
        try (var files = Files.list(ProcessCoverage.FOLDER)) {
            var visits = new HashSet<String>();
            for (var file : files.filter(
                            each -> each.getFileName().toString().startsWith(ProcessCoverage.ofThisBuild()))
                    .toList()) {
                visits.addAll(Files.readAllLines(file));
            }
            return visits;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The other tests note what they take; run them first", unreadable);
        }
    }

    Set<String> missing() {
        var missing = new TreeSet<>(elements);
        missing.removeAll(taken);
        return missing;
    }

    int percent() {
        return 100 * taken.size() / elements.size();
    }
}
