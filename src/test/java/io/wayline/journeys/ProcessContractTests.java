package io.wayline.journeys;

import java.beans.Introspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import io.wayline.journey.step.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Every diagram that comes with the product keeps to what the steps, the templates, and its readers rely on. */
class ProcessContractTests {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Path FOLDER = Path.of("processes");
    private static final Map<String, Step> STEPS = steps();

    static Stream<Path> diagrams() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void hasOneNameEverywhere(Path diagram) {
        var key = diagram.getFileName().toString().replace(".bpmn", "");

        assertThat(process(diagram).getId()).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void saysWhatItIsForAndHowLongItsHistoryIsKept(Path diagram) {
        var process = process(diagram);

        assertThat(process.getName()).isNotBlank();
        assertThat(process.getDocumentations()).as("documentation").isNotEmpty();
        assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P[0-9]+D");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void takesOnlyStepsThatExistWithTheInputsThatTheyKnow(Path diagram) {
        for (var task : model(diagram).getModelElementsByType(ServiceTask.class)) {
            var bean = String.valueOf(task.getCamundaDelegateExpression()).replaceAll("[${}]", "");
            assertThat(STEPS).as(task.getName()).containsKey(bean);
            var step = STEPS.get(bean);
            var known = Arrays.stream(step.inputs()).map(Step.Input::name).toList();
            var needed = Arrays.stream(step.inputs())
                    .filter(Step.Input::required)
                    .map(Step.Input::name)
                    .toList();
            assertThat(inputs(task).keySet())
                    .as(task.getName())
                    .isSubsetOf(known)
                    .containsAll(needed);
            assertThat(task.getAttributeValueNs(CAMUNDA, "modelerTemplate")).isEqualTo("io.wayline.step." + bean);
            assertThat(task.getAttributeValueNs(CAMUNDA, "modelerTemplateVersion"))
                    .isEqualTo(String.valueOf(step.version()));
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void sendsOnlyMailsThatAreWritten(Path diagram) {
        for (var task : model(diagram).getModelElementsByType(ServiceTask.class)) {
            var template = inputs(task).get("template");
            if (template != null && "${sendEmail}".equals(task.getCamundaDelegateExpression())) {
                assertThat(Path.of("templates/mail", template, "meta.json")).exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void listensOnlyToEventsThatAreDescribed(Path diagram) {
        for (var message : model(diagram).getModelElementsByType(Message.class)) {
            assertThat(Path.of("src/main/resources/events", message.getName() + ".schema.json"))
                    .exists();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void namesAndDrawsEveryElement(Path diagram) {
        var model = model(diagram);
        var drawn = model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> shape.getBpmnElement().getId())
                .toList();
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(node.getName()).as(node.getId()).isNotBlank();
            assertThat(node.getId())
                    .matches("(StartEvent|EndEvent|Event|BoundaryEvent|Task|Gateway|SubProcess)_[A-Z][A-Za-z0-9]+");
            assertThat(drawn).contains(node.getId());
        }
    }

    private static BpmnModelInstance model(Path diagram) {
        return Bpmn.readModelFromFile(diagram.toFile());
    }

    private static Process process(Path diagram) {
        return List.copyOf(model(diagram).getModelElementsByType(Process.class)).get(0);
    }

    private static Map<String, String> inputs(ServiceTask task) {
        var extensions = task.getExtensionElements();
        return extensions == null
                ? Map.of()
                : extensions.getElementsQuery().list().stream()
                        .flatMap(each -> each.getChildElementsByType(CamundaInputParameter.class).stream())
                        .collect(Collectors.toMap(
                                CamundaInputParameter::getCamundaName, CamundaInputParameter::getTextContent));
    }

    private static Map<String, Step> steps() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Step.class));
        var steps = new TreeMap<String, Step>();
        for (var found : scanner.findCandidateComponents("io.wayline.steps")) {
            try {
                var type = Class.forName(found.getBeanClassName());
                steps.put(Introspector.decapitalize(type.getSimpleName()), type.getAnnotation(Step.class));
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return steps;
    }
}
