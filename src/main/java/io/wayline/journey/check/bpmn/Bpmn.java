package io.wayline.journey.check.bpmn;

import java.util.Map;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.model.bpmn.BpmnReader;

/** What a diagram may be made of. */
final class Bpmn {

    private static final String WORDS = """
            $flow = sequenceFlow startEvent endEvent intermediateCatchEvent boundaryEvent serviceTask userTask receiveTask businessRuleTask callActivity subProcess exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway textAnnotation association
            $node = documentation extensionElements incoming outgoing
            definitions | id name targetNamespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion | process message error bpmndi:BPMNDiagram
            process | id name isExecutable camunda:historyTimeToLive camunda:versionTag | documentation extensionElements $flow
            message | id name |
            error | id name errorCode |
            documentation | id |
            extensionElements | | camunda:properties camunda:inputOutput camunda:in camunda:out
            camunda:properties | | camunda:property
            camunda:property | id name value |
            camunda:inputOutput | | camunda:inputParameter
            camunda:inputParameter* | name |
            camunda:in | source sourceExpression* target |
            camunda:out | source target |
            incoming | |
            outgoing | |
            sequenceFlow | id name sourceRef targetRef | documentation conditionExpression
            conditionExpression* | id xsi:type |
            startEvent | id name isInterrupting | $node messageEventDefinition timerEventDefinition errorEventDefinition
            endEvent | id name | $node errorEventDefinition terminateEventDefinition
            intermediateCatchEvent | id name | $node messageEventDefinition timerEventDefinition
            boundaryEvent | id name attachedToRef cancelActivity | $node messageEventDefinition timerEventDefinition errorEventDefinition
            messageEventDefinition | id messageRef |
            errorEventDefinition | id errorRef |
            terminateEventDefinition | id |
            timerEventDefinition | id | timeDate timeDuration timeCycle
            timeDate* | id xsi:type |
            timeDuration* | id xsi:type |
            timeCycle* | id xsi:type |
            serviceTask | id name camunda:delegateExpression* camunda:modelerTemplate camunda:modelerTemplateVersion | $node
            userTask | id name camunda:formRef* camunda:formRefBinding camunda:candidateGroups* camunda:priority* camunda:dueDate* camunda:followUpDate* | $node
            receiveTask | id name messageRef | $node
            businessRuleTask | id name camunda:decisionRef camunda:decisionRefBinding | $node
            callActivity | id name calledElement camunda:calledElementBinding | $node
            subProcess | id name triggeredByEvent | $node $flow
            exclusiveGateway | id name default gatewayDirection | $node
            inclusiveGateway | id name default gatewayDirection | $node
            parallelGateway | id name gatewayDirection | $node
            eventBasedGateway | id name gatewayDirection instantiate eventGatewayType | $node
            textAnnotation | id textFormat | text
            text | |
            association | id sourceRef targetRef associationDirection |
            bpmndi:BPMNDiagram | id name documentation resolution | bpmndi:BPMNPlane
            bpmndi:BPMNPlane | id bpmnElement | bpmndi:BPMNShape bpmndi:BPMNEdge
            bpmndi:BPMNShape | id bpmnElement isExpanded isHorizontal isMarkerVisible bioc:stroke bioc:fill color:background-color color:border-color | dc:Bounds bpmndi:BPMNLabel
            bpmndi:BPMNEdge | id bpmnElement sourceElement targetElement bioc:stroke bioc:fill color:background-color color:border-color | di:waypoint bpmndi:BPMNLabel
            bpmndi:BPMNLabel | id labelStyle color:color | dc:Bounds
            dc:Bounds | x y width height |
            di:waypoint | x y |
            """;

    private static final Map<String, String> PREFIXES = Map.of(
            BpmnReader.NAMESPACE,
            "",
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC",
            "dc",
            "http://www.omg.org/spec/DD/20100524/DI",
            "di",
            "http://www.w3.org/2001/XMLSchema-instance",
            "xsi",
            "http://camunda.org/schema/1.0/bpmn",
            "camunda",
            "http://camunda.org/schema/modeler/1.0",
            "modeler",
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "color");

    /** What people may well want to use, with a reason of its own. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("scriptTask", "script"),
            Map.entry("script", "script"),
            Map.entry("sendTask", "task-kind"),
            Map.entry("manualTask", "task-kind"),
            Map.entry("task", "task-kind"),
            Map.entry("executionListener", "listener"),
            Map.entry("taskListener", "listener"),
            Map.entry("connector", "code"),
            Map.entry("field", "code"),
            Map.entry("properties", "element-not-allowed"),
            Map.entry("outputParameter", "output-parameter"),
            Map.entry("list", "input-structure"),
            Map.entry("map", "input-structure"),
            Map.entry("formData", "form-embedded"),
            Map.entry("multiInstanceLoopCharacteristics", "multi-instance"),
            Map.entry("standardLoopCharacteristics", "multi-instance"),
            Map.entry("signalEventDefinition", "event-kind"),
            Map.entry("escalationEventDefinition", "event-kind"),
            Map.entry("conditionalEventDefinition", "event-kind"),
            Map.entry("compensateEventDefinition", "event-kind"),
            Map.entry("cancelEventDefinition", "event-kind"),
            Map.entry("linkEventDefinition", "event-kind"),
            Map.entry("intermediateThrowEvent", "event-kind"),
            Map.entry("@class", "code"),
            Map.entry("@expression", "code"),
            Map.entry("@type", "code"),
            Map.entry("@topic", "code"),
            Map.entry("@resultVariable", "result-variable"),
            Map.entry("@mapDecisionResult", "result-variable"),
            Map.entry("@formHandlerClass", "code"),
            Map.entry("@variableMappingClass", "code"),
            Map.entry("@variableMappingDelegateExpression", "code"),
            Map.entry("@language", "script"),
            Map.entry("@scriptFormat", "script"),
            Map.entry("@resource", "script"),
            Map.entry("@formKey", "form-embedded"),
            Map.entry("@assignee", "assignee"),
            Map.entry("@candidateUsers", "assignee"),
            Map.entry("@asyncBefore", "platform-cares"),
            Map.entry("@asyncAfter", "platform-cares"),
            Map.entry("@async", "platform-cares"),
            Map.entry("@exclusive", "platform-cares"),
            Map.entry("@jobPriority", "platform-cares"),
            Map.entry("@taskPriority", "platform-cares"),
            Map.entry("failedJobRetryTimeCycle", "platform-cares"));

    static final Vocabulary VOCABULARY = new Vocabulary(WORDS, PREFIXES, REASONS);

    private Bpmn() {}
}
