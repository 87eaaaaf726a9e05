package io.wayline.journey.check.bpmn;

import java.util.Map;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.xml.Words;

/** What a diagram may be made of. */
final class Bpmn {

    /** What means something to us, and behind it what only means something to people, or to other programs. */
    private static final String WORDS = """
            $flow = sequenceFlow startEvent endEvent intermediateCatchEvent boundaryEvent serviceTask userTask receiveTask businessRuleTask callActivity subProcess exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway textAnnotation association laneSet dataObject dataObjectReference dataStoreReference group
            $any = documentation extensionElements
            $mark = auditing monitoring categoryValueRef
            $node = $any $mark incoming outgoing
            $data = ioSpecification property dataInputAssociation dataOutputAssociation
            $did = isForCompensation=false startQuantity=1 completionQuantity=1 implementation
            definitions | id name targetNamespace exporter exporterVersion typeLanguage expressionLanguage camunda:diagramRelationId | $any process message error bpmndi:BPMNDiagram collaboration category itemDefinition dataStore extension relationship resource partnerEntity partnerRole endPoint correlationProperty signal escalation
            process | id name isExecutable processType=None,Private,Public isClosed definitionalCollaborationRef camunda:historyTimeToLive camunda:versionTag | $any $mark ioSpecification property supports correlationSubscription $flow
            message | id name itemRef structureRef | $any
            error | id name errorCode structureRef | $any
            documentation | id textFormat |
            extensionElements | | camunda:properties camunda:inputOutput camunda:in camunda:out
            camunda:properties | | camunda:property
            camunda:property | id name value |
            camunda:inputOutput | | camunda:inputParameter
            camunda:inputParameter* | name |
            camunda:in | source sourceExpression* target |
            camunda:out | source target |
            incoming | |
            outgoing | |
            sequenceFlow | id name sourceRef targetRef isImmediate | $any $mark conditionExpression
            conditionExpression* | id xsi:type | documentation
            startEvent | id name isInterrupting parallelMultiple=false | $node $data dataOutput outputSet messageEventDefinition timerEventDefinition errorEventDefinition
            endEvent | id name | $node $data dataInput inputSet errorEventDefinition terminateEventDefinition
            intermediateCatchEvent | id name parallelMultiple=false | $node $data dataOutput outputSet messageEventDefinition timerEventDefinition
            boundaryEvent | id name attachedToRef cancelActivity parallelMultiple=false | $node $data dataOutput outputSet messageEventDefinition timerEventDefinition errorEventDefinition
            messageEventDefinition | id messageRef | $any operationRef
            errorEventDefinition | id errorRef | $any
            terminateEventDefinition | id | $any
            timerEventDefinition | id | $any timeDate timeDuration timeCycle
            timeDate* | id xsi:type | documentation
            timeDuration* | id xsi:type | documentation
            timeCycle* | id xsi:type | documentation
            serviceTask | id name $did operationRef camunda:delegateExpression* camunda:modelerTemplate camunda:modelerTemplateVersion | $node $data
            userTask | id name $did camunda:formRef* camunda:formRefBinding camunda:candidateGroups* camunda:priority* camunda:dueDate* camunda:followUpDate* | $node $data
            receiveTask | id name $did instantiate=false operationRef messageRef | $node $data
            businessRuleTask | id name $did camunda:decisionRef camunda:decisionRefBinding | $node $data
            callActivity | id name $did calledElement camunda:calledElementBinding | $node $data
            subProcess | id name $did triggeredByEvent | $node $data $flow
            exclusiveGateway | id name default gatewayDirection | $node
            inclusiveGateway | id name default gatewayDirection | $node
            parallelGateway | id name gatewayDirection | $node
            eventBasedGateway | id name gatewayDirection instantiate eventGatewayType | $node
            textAnnotation | id textFormat | $any text
            text | |
            association | id sourceRef targetRef associationDirection | $any
            bpmndi:BPMNDiagram | id name documentation resolution | bpmndi:BPMNPlane bpmndi:BPMNLabelStyle
            bpmndi:BPMNPlane | id bpmnElement | di:extension bpmndi:BPMNShape bpmndi:BPMNEdge
            bpmndi:BPMNShape | id bpmnElement isExpanded isHorizontal isMarkerVisible isMessageVisible participantBandKind choreographyActivityShape | di:extension dc:Bounds bpmndi:BPMNLabel
            bpmndi:BPMNEdge | id bpmnElement sourceElement targetElement messageVisibleKind | di:extension di:waypoint bpmndi:BPMNLabel
            bpmndi:BPMNLabel | id labelStyle | di:extension dc:Bounds
            bpmndi:BPMNLabelStyle | id | dc:Font
            dc:Font | name size isBold isItalic isUnderline isStrikeThrough |
            dc:Bounds | x y width height |
            di:waypoint | x y xsi:type |
            di:extension | |

            collaboration | id name isClosed | $any participant messageFlow textAnnotation association group conversation conversationLink correlationKey messageFlowAssociation participantAssociation
            participant | id name processRef partnerEntityRef partnerRoleRef | $any interfaceRef endPointRef participantMultiplicity
            participantMultiplicity | id minimum maximum | $any
            interfaceRef | |
            endPointRef | |
            messageFlow | id name sourceRef targetRef messageRef | $any
            messageFlowAssociation | id innerMessageFlowRef outerMessageFlowRef | $any
            participantAssociation | id | $any innerParticipantRef outerParticipantRef
            innerParticipantRef | |
            outerParticipantRef | |
            conversation | id name correlationKeyRef | $any participantRef messageFlowRef
            conversationLink | id name sourceRef targetRef | $any
            participantRef | |
            messageFlowRef | |
            correlationKey | id name | $any correlationPropertyRef
            correlationPropertyRef | |
            correlationProperty | id name type | $any
            correlationSubscription | id correlationKeyRef | $any
            supports | |
            laneSet | id name | $any lane
            childLaneSet | id name | $any lane
            lane | id name partitionElementRef | $any flowNodeRef childLaneSet
            flowNodeRef | |
            dataObject | id name itemSubjectRef isCollection | $any $mark dataState
            dataObjectReference | id name itemSubjectRef dataObjectRef isCollection | $any $mark dataState
            dataStore | id name capacity isUnlimited itemSubjectRef | $any dataState
            dataStoreReference | id name itemSubjectRef dataStoreRef isCollection | $any $mark dataState
            dataState | id name | $any
            ioSpecification | id | $any dataInput dataOutput inputSet outputSet
            dataInput | id name itemSubjectRef isCollection | $any dataState
            dataOutput | id name itemSubjectRef isCollection | $any dataState
            inputSet | id name | $any dataInputRefs optionalInputRefs whileExecutingInputRefs outputSetRefs
            outputSet | id name | $any dataOutputRefs optionalOutputRefs whileExecutingOutputRefs inputSetRefs
            dataInputRefs | |
            dataOutputRefs | |
            optionalInputRefs | |
            optionalOutputRefs | |
            whileExecutingInputRefs | |
            whileExecutingOutputRefs | |
            inputSetRefs | |
            outputSetRefs | |
            property | id name itemSubjectRef | $any dataState
            dataInputAssociation | id | $any sourceRef targetRef
            dataOutputAssociation | id | $any sourceRef targetRef
            sourceRef | |
            targetRef | |
            operationRef | |
            auditing | id | $any
            monitoring | id | $any
            group | id categoryValueRef | $any
            category | id name | $any categoryValue
            categoryValue | id value | $any
            categoryValueRef | |
            itemDefinition | id isCollection itemKind structureRef | $any
            signal | id name structureRef | $any
            escalation | id name escalationCode structureRef | $any
            extension | mustUnderstand=false definition | documentation
            relationship | id type direction | $any source target
            source | |
            target | |
            resource | id name | $any
            partnerEntity | id name | $any participantRef
            partnerRole | id name | $any participantRef
            endPoint | id | $any
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
            "camunda");

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
            Map.entry("potentialOwner", "assignee"),
            Map.entry("humanPerformer", "assignee"),
            Map.entry("performer", "assignee"),
            Map.entry("resourceRole", "assignee"),
            Map.entry("@assignee", "assignee"),
            Map.entry("@candidateUsers", "assignee"),
            Map.entry("@asyncBefore", "platform-cares"),
            Map.entry("@asyncAfter", "platform-cares"),
            Map.entry("@async", "platform-cares"),
            Map.entry("@exclusive", "platform-cares"),
            Map.entry("@jobPriority", "platform-cares"),
            Map.entry("@taskPriority", "platform-cares"),
            Map.entry("failedJobRetryTimeCycle", "platform-cares"));

    static final Vocabulary VOCABULARY = new Vocabulary(WORDS, Words.DIAGRAM, PREFIXES, REASONS);

    private Bpmn() {}
}
