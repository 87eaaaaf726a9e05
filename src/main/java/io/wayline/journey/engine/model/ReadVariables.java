package io.wayline.journey.engine.model;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/**
 * The variables that a diagram reads, as far as can be told from it: those whose names stand anywhere in it. What it hands
 * on, to a decision, to a journey that it calls, or to one that calls it, is read elsewhere, and nobody knows by what.
 */
public final class ReadVariables {

    /** Names of elements and attributes, some of which are called like outputs of steps. */
    private static final Pattern MARKUP = Pattern.compile("</?[\\w:.-]+|[\\w:.-]+=\"");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final boolean all;
    private final Set<String> words;

    private ReadVariables(boolean all, Set<String> words) {
        this.all = all;
        this.words = words;
    }

    static ReadVariables of(BpmnModelInstance model) {
        return new ReadVariables(
                handsOn(model),
                WORD.matcher(MARKUP.matcher(Bpmn.convertToString(model)).replaceAll(" "))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** False only where nobody can read it. */
    public boolean contain(String variable) {
        return all || words.contains(variable);
    }

    private static boolean handsOn(BpmnModelInstance model) {
        return !model.getModelElementsByType(BusinessRuleTask.class).isEmpty()
                || !model.getModelElementsByType(CallActivity.class).isEmpty()
                || model.getModelElementsByType(StartEvent.class).stream().anyMatch(ReadVariables::isCalled);
    }

    private static boolean isCalled(StartEvent start) {
        return start.getParentElement() instanceof Process
                && start.getEventDefinitions().isEmpty();
    }
}
