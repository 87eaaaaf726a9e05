package io.wayline.journey.model.bpmn;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.journey.check.Corpus;
import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the reader sees is what the engine's makers see, and a draft may be wrong. */
class BpmnReaderTests {

    static Stream<ModelFile> diagrams() {
        return Stream.concat(Corpus.good().stream(), Corpus.shipped().stream())
                .filter(file -> file.kind() == ModelFile.Kind.BPMN);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void seesTheNodesAndArrowsThatTheEnginesModelHas(ModelFile file) {
        var diagram = BpmnReader.read(file.content());
        var engines = engines(file);

        assertThat(diagram.key()).isEqualTo(file.key());
        assertThat(diagram.nodes().stream().map(BpmnReaderTests::told))
                .containsExactlyInAnyOrderElementsOf(
                        engines.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class).stream()
                                .map(BpmnReaderTests::told)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void seesTheSameEventsStepsAndForms(ModelFile file) {
        var diagram = BpmnReader.read(file.content());
        var engines = engines(file);

        assertThat(Stream.concat(diagram.starts().stream(), diagram.waits().stream())
                        .map(MessageWait::type))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                engines.getModelElementsByType(MessageEventDefinition.class).stream()
                                        .map(each -> each.getMessage().getName()),
                                engines.getModelElementsByType(ReceiveTask.class).stream()
                                        .map(each -> each.getMessage().getName()))
                        .toList());
        assertThat(diagram.steps().stream().map(taken -> "${" + taken.step() + "}"))
                .containsExactlyInAnyOrderElementsOf(engines.getModelElementsByType(ServiceTask.class).stream()
                        .map(ServiceTask::getCamundaDelegateExpression)
                        .toList());
        assertThat(diagram.nodes(NodeKind.USER_TASK).flatMap(task -> task.form().stream()))
                .containsExactlyInAnyOrderElementsOf(engines.getModelElementsByType(UserTask.class).stream()
                        .map(UserTask::getCamundaFormRef)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void readsADraftThatIsNotRight() {
        var draft = draft("""
                <bpmn:startEvent/>
                <bpmn:userTask id="Task_Look" name="Look"/>
                <bpmn:userTask id="Task_Look" name="Look again"/>
                <bpmn:scriptTask id="Task_Run"/>
                <bpmn:sequenceFlow id="Flow_Nowhere" sourceRef="Task_Look" targetRef="Task_Gone"/>
                <bpmn:boundaryEvent id="Event_Loose" attachedToRef="Task_Gone"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
                """);

        assertThat(draft.nodes())
                .extracting(FlowNode::id)
                .containsExactly("", "Task_Look", "Task_Look", "Task_Run", "Event_Loose");
        assertThat(draft.node("Task_Look")).map(FlowNode::name).hasValue("Look");
        assertThat(draft.node("Task_Run")).map(FlowNode::kind).hasValue(NodeKind.FOREIGN);
        assertThat(draft.node("Task_Look").orElseThrow().outgoing())
                .singleElement()
                .extracting(SequenceFlow::target)
                .isEqualTo(Optional.empty());
        assertThat(draft.node("Event_Loose").flatMap(FlowNode::attachedTo)).isEmpty();
    }

    @Test
    void takesNoElementOfAnotherNameSpace() {
        assertThat(draft("<userTask xmlns=\"urn:other\" id=\"Task_Other\"/>").nodes())
                .isEmpty();
    }

    @Test
    void saysWhatAPlaceTakesAndIsAbout() {
        var diagram = draft("""
                <bpmn:startEvent id="Start"><bpmn:messageEventDefinition messageRef="M"/></bpmn:startEvent>
                <bpmn:receiveTask id="Wait" messageRef="M"><bpmn:extensionElements><camunda:properties>
                  <camunda:property name="about" value=" orderRef "/>
                  <camunda:property name="take" value="total, , currency"/>
                </camunda:properties></bpmn:extensionElements></bpmn:receiveTask>
                """);

        assertThat(diagram.starts()).containsExactly(new MessageWait("Start", "order.placed", null, List.of()));
        assertThat(diagram.waits())
                .containsExactly(new MessageWait("Wait", "order.placed", "orderRef", List.of("total", "currency")));
    }

    @Test
    void refusesWhatHasDangersAndSaysWhy() {
        var report = new Report("a/draft.bpmn");

        assertThat(BpmnReader.read("<!DOCTYPE a><a/>", report)).isEmpty();
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("xml-doctype");
        assertThatThrownBy(() -> BpmnReader.read("<!DOCTYPE a><a/>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xml-doctype");
        assertThatThrownBy(() -> BpmnReader.read("<a/>")).hasMessageContaining("no process");
    }

    @Test
    void readsEveryReEntry() {
        assertThat(ReEntry.read("once")).hasValue(new ReEntry.Once());
        assertThat(ReEntry.read("always")).hasValue(new ReEntry.Always());
        assertThat(ReEntry.read("perSubject:orderRef")).hasValue(new ReEntry.PerSubject("orderRef"));
        assertThat(ReEntry.read("notWithin=P90D")).hasValue(new ReEntry.NotWithin(Duration.ofDays(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Once", "perSubject:", "perSubject:OrderRef", "notWithin=PT1H", "notWithin=-P1D", "often"})
    void readsNoOtherReEntry(String text) {
        assertThat(ReEntry.read(text)).isEmpty();
    }

    @Test
    void readsOnlyTheVariablesOfItsExpressions() {
        var reads = draft("""
                <bpmn:startEvent id="Start"><bpmn:messageEventDefinition messageRef="M"/></bpmn:startEvent>
                <bpmn:serviceTask id="Task_Send" name="sendMail messageId">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="to">Dear ${name}, ${empty orders ? 'mailId' : total}</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                """).reads();

        assertThat(List.of("name", "orders", "total")).allMatch(reads::contain);
        assertThat(List.of("messageId", "mailId", "to", "sendMail")).noneMatch(reads::contain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:businessRuleTask id=\"Decide\"/>",
                "<bpmn:callActivity id=\"Call\"/>",
                "<bpmn:startEvent id=\"Called\"/>",
                "<bpmn:serviceTask id=\"Old\"><bpmn:documentation>${run.away()}</bpmn:documentation></bpmn:serviceTask>"
            })
    void supposesEverythingReadWhereNobodyCanTell(String part) {
        assertThat(draft(part).reads().contain("anything")).isTrue();
    }

    private static Diagram draft(String parts) {
        return BpmnReader.read("""
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <bpmn:process id="draft">%s</bpmn:process>
                  <bpmn:message id="M" name="order.placed"/>
                </bpmn:definitions>""".formatted(parts));
    }

    private static BpmnModelInstance engines(ModelFile file) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8)));
    }

    private static String told(FlowNode node) {
        return "%s %s after %s on %s"
                .formatted(
                        node.id(),
                        node.name(),
                        node.outgoing().stream().map(SequenceFlow::id).sorted().toList(),
                        node.attachedTo().map(FlowNode::id).orElse("-"));
    }

    private static String told(org.camunda.bpm.model.bpmn.instance.FlowNode node) {
        return "%s %s after %s on %s"
                .formatted(
                        node.getId(),
                        node.getName() == null ? "" : node.getName(),
                        node
                                .getModelInstance()
                                .getModelElementsByType(node.getModelInstance()
                                        .getModel()
                                        .getType(org.camunda.bpm.model.bpmn.instance.SequenceFlow.class))
                                .stream()
                                .map(org.camunda.bpm.model.bpmn.instance.SequenceFlow.class::cast)
                                .filter(flow -> flow.getSource().getId().equals(node.getId()))
                                .map(org.camunda.bpm.model.bpmn.instance.SequenceFlow::getId)
                                .sorted()
                                .toList(),
                        node instanceof BoundaryEvent event
                                ? event.getAttachedTo().getId()
                                : "-");
    }
}
