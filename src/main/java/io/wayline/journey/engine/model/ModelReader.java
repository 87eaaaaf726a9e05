package io.wayline.journey.engine.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;

/** Reads from a diagram what the platform must know of it. */
final class ModelReader {

    private ModelReader() {}

    /** @throws IllegalArgumentException when a property of ours is not what it must be */
    static JourneyModel read(ProcessDefinition definition, BpmnModelInstance model) {
        var process = model.getModelElementsByType(Process.class).stream()
                .filter(each -> each.getId().equals(definition.getKey()))
                .findFirst()
                .orElseThrow();
        var places = places(model);
        return new JourneyModel(
                definition.getId(),
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                places.stream().filter(place -> startsJourney(model, place)).toList(),
                places.stream().filter(place -> !startsJourney(model, place)).toList(),
                steps(model),
                calls(model),
                labels(model),
                ReadVariables.of(model),
                property(process, "reEntry").map(ReEntry::parse).orElseGet(ReEntry.Once::new),
                Duration.ofDays(definition.getHistoryTimeToLive()));
    }

    /** Start, catch, and boundary events, event sub-processes, and receive tasks. */
    private static List<MessageWait> places(BpmnModelInstance model) {
        var caught = model.getModelElementsByType(MessageEventDefinition.class).stream()
                .filter(each -> !(each.getParentElement() instanceof ThrowEvent))
                .map(each -> place(
                        (FlowNode) each.getParentElement(), each.getMessage().getName()));
        var received = model.getModelElementsByType(ReceiveTask.class).stream()
                .map(task -> place(task, task.getMessage().getName()));
        return Stream.concat(caught, received).toList();
    }

    private static MessageWait place(FlowNode node, String type) {
        var take = property(node, "take")
                .map(fields -> Arrays.stream(fields.split(","))
                        .map(String::strip)
                        .filter(field -> !field.isEmpty())
                        .toList())
                .orElse(List.of());
        return new MessageWait(node.getId(), type, property(node, "about").orElse(null), take);
    }

    private static boolean startsJourney(BpmnModelInstance model, MessageWait place) {
        return model.getModelElementById(place.element()) instanceof StartEvent start
                && start.getParentElement() instanceof Process;
    }

    private static List<TakenStep> steps(BpmnModelInstance model) {
        return model.getModelElementsByType(ServiceTask.class).stream()
                .flatMap(task -> Optional.ofNullable(task.getCamundaDelegateExpression())
                        .map(expression -> new TakenStep(task.getId(), name(expression), settings(task)))
                        .stream())
                .toList();
    }

    private static Set<String> calls(BpmnModelInstance model) {
        return model.getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(String expression) {
        return expression.replaceAll("[${}\\s]", "");
    }

    private static Map<String, String> settings(ServiceTask task) {
        var settings = new HashMap<String, String>();
        var extensions = task.getExtensionElements();
        if (extensions != null) {
            extensions.getChildElementsByType(CamundaInputOutput.class).stream()
                    .flatMap(inputOutput -> inputOutput.getCamundaInputParameters().stream())
                    .forEach(input -> settings.put(
                            input.getCamundaName(), input.getTextContent().strip()));
        }
        return Map.copyOf(settings);
    }

    private static Map<String, String> labels(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getName() != null)
                .collect(Collectors.toUnmodifiableMap(FlowNode::getId, FlowNode::getName));
    }

    private static Optional<String> property(BaseElement element, String name) {
        var extensions = element.getExtensionElements();
        if (extensions == null) {
            return Optional.empty();
        }
        return extensions.getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> blankAsNull(property.getCamundaValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> blankAsNull(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
