package io.wayline.journey.check;

import java.util.ArrayList;
import java.util.List;

import io.wayline.journey.engine.sandbox.Trap;
import io.wayline.journey.model.ModelFile;

/**
 * Journeys and decisions as other programs save them: Signavio, Bizagi, Enterprise Architect, jBPM, Flowable, Camunda 8,
 * Visio, draw.io, ARIS, Yaoqiang, Trisotech. Each means the same as the plain one, whatever else is in it.
 */
public final class OtherPrograms {

    private static final String DIAGRAM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:v="urn:vendor" id="Definitions"
                targetNamespace="https://wayline.io/journeys" @definitions>@first
              <bpmn:process id="@key" name="@key" isExecutable="true" camunda:historyTimeToLive="P30D" @process>@top
                <bpmn:startEvent id="Start" name="Came" @start>@inStart
                  <bpmn:messageEventDefinition id="Start_Message" messageRef="Message" />
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_In" sourceRef="Start" targetRef="Task" @flow>@inFlow</bpmn:sequenceFlow>
                <bpmn:serviceTask id="Task" name="Work" camunda:delegateExpression="${assessCustomer}" @task>@inTask</bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_Out" sourceRef="Task" targetRef="End" />
                <bpmn:endEvent id="End" name="Done" @end>@inEnd</bpmn:endEvent>@bottom
              </bpmn:process>
              <bpmn:message id="Message" name="corpus.started" @message />@last
              <bpmndi:BPMNDiagram id="Drawing">
                <bpmndi:BPMNPlane id="Plane" bpmnElement="@plane">@inPlane
                  <bpmndi:BPMNShape id="Start_Shape" bpmnElement="Start" @shape>
                    <dc:Bounds x="100" y="100" width="36" height="36" />@inShape
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="Task_Shape" bpmnElement="Task">
                    <dc:Bounds x="200" y="78" width="100" height="80" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="End_Shape" bpmnElement="End">
                    <dc:Bounds x="360" y="100" width="36" height="36" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_In_Edge" bpmnElement="Flow_In" @edge>
                    <di:waypoint @point x="136" y="118" /><di:waypoint @point x="200" y="118" />@inEdge
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="Flow_Out_Edge" bpmnElement="Flow_Out">
                    <di:waypoint x="300" y="118" /><di:waypoint x="360" y="118" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>@inDrawing
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="@edition" xmlns:dmndi="@drawing" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
                xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:v="urn:vendor"
                id="Definitions" name="DRD" namespace="http://camunda.org/schema/1.0/dmn" @definitions>@first
              <decision id="@key" name="@key" camunda:historyTimeToLive="P30D" @decision>@top
                <decisionTable id="Table" hitPolicy="FIRST" @table>
                  <input id="In" label="Tier" @input>@inInput<inputExpression id="In_Text" typeRef="string"><text>tier</text></inputExpression></input>
                  <output id="Out" label="Offer" name="offer" typeRef="string" @output />
                  <rule id="Rule" @rule>@inRule
                    <inputEntry id="Cell"><text>"A"</text></inputEntry><outputEntry id="Answer"><text>"x"</text></outputEntry>@endRule
                  </rule>
                </decisionTable>
              </decision>@last
              @drawn
            </definitions>
            """;

    private static final String DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String DMNDI_1_3 = "https://www.omg.org/spec/DMN/20191111/DMNDI/";

    private OtherPrograms() {}

    /** What must be taken. */
    public static List<ModelFile> harmless() {
        var files = new ArrayList<ModelFile>();
        diagrams(files);
        drawings(files);
        decisions(files);
        return files;
    }

    private static void diagrams(List<ModelFile> files) {
        files.add(diagram("plain"));
        files.add(
                diagram(
                        "schema-location",
                        "definitions",
                        "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://www.omg.org/spec/BPMN/2.0/20100501/BPMN20.xsd\""));
        files.add(diagram(
                "private-and-closed",
                "definitions",
                "typeLanguage=\"http://www.w3.org/2001/XMLSchema\" expressionLanguage=\"http://www.w3.org/1999/XPath\"",
                "process",
                "processType=\"Private\" isClosed=\"false\"",
                "task",
                "isForCompensation=\"false\" startQuantity=\"1\" completionQuantity=\"1\" implementation=\"##WebService\"",
                "flow",
                "isImmediate=\"true\"",
                "start",
                "parallelMultiple=\"false\""));
        files.add(
                diagram(
                        "unused-spaces",
                        "definitions",
                        "xmlns:tns=\"http://www.jboss.org/drools\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:tool=\"http://any.example/tool\""));
        files.add(
                diagram(
                        "signavio",
                        "definitions",
                        "xmlns:signavio=\"http://www.signavio.com\" exporter=\"Signavio Process Editor, http://www.signavio.com\" exporterVersion=\"17.4.0\"",
                        "top",
                        "<bpmn:extensionElements><signavio:signavioDiagramMetaData metaKey=\"revisionid\" metaValue=\"9f\"/></bpmn:extensionElements>",
                        "inTask",
                        "<bpmn:extensionElements><signavio:signavioMetaData metaKey=\"bgcolor\" metaValue=\"#ffffcc\"/><signavio:signavioType dataObjectType=\"\"/></bpmn:extensionElements>",
                        "inFlow",
                        "<bpmn:extensionElements><signavio:signavioMetaData metaKey=\"bordercolor\" metaValue=\"#000000\"/></bpmn:extensionElements>"));
        files.add(
                diagram(
                        "bizagi",
                        "inTask",
                        "<bpmn:documentation id=\"Doc\" textFormat=\"text/plain\">Works</bpmn:documentation><bpmn:extensionElements><bizagi:BizagiExtensions xmlns:bizagi=\"http://www.bizagi.com/bpmn20\"><bizagi:BizagiProperties><bizagi:BizagiProperty name=\"bgColor\" value=\"#ECEFFF\"/></bizagi:BizagiProperties></bizagi:BizagiExtensions></bpmn:extensionElements>",
                        "first",
                        "<bpmn:documentation>Drawn elsewhere</bpmn:documentation><bpmn:extensionElements><b:x xmlns:b=\"http://www.bizagi.com/bpmn20\"/></bpmn:extensionElements>"));
        files.add(
                diagram(
                        "jbpm",
                        "definitions",
                        "xmlns:drools=\"http://www.jboss.org/drools\" xmlns:bpsim=\"http://www.bpsim.org/schemas/1.0\" drools:anything=\"yes\"",
                        "process",
                        "drools:packageName=\"com.example\" drools:version=\"1.0\" drools:adHoc=\"false\"",
                        "top",
                        "<bpmn:extensionElements><drools:import name=\"java.lang.Runtime\"/><drools:metaData name=\"x\"><drools:metaValue><![CDATA[${runtime.exec('x')}]]></drools:metaValue></drools:metaData></bpmn:extensionElements>",
                        "task",
                        "drools:selectable=\"true\" drools:taskName=\"Work\"",
                        "inTask",
                        "<bpmn:extensionElements><drools:onEntry-script scriptFormat=\"http://www.java.com/java\"><drools:script>System.exit(1)</drools:script></drools:onEntry-script></bpmn:extensionElements><bpmn:ioSpecification id=\"Io\"><bpmn:dataInput id=\"Io_In\" drools:dtype=\"Object\" itemSubjectRef=\"Item\" name=\"In\"/><bpmn:inputSet id=\"Io_Set\"><bpmn:dataInputRefs>Io_In</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet id=\"Io_Out\"/></bpmn:ioSpecification>",
                        "first",
                        "<bpmn:itemDefinition id=\"Item\" structureRef=\"Object\"/>",
                        "last",
                        "<bpmn:relationship id=\"Simulation\" type=\"BPSimData\"><bpmn:extensionElements><bpsim:BPSimData><bpsim:Scenario id=\"default\" name=\"Simulation\"/></bpsim:BPSimData></bpmn:extensionElements><bpmn:source>Definitions</bpmn:source><bpmn:target>Definitions</bpmn:target></bpmn:relationship>"));
        files.add(
                diagram(
                        "flowable",
                        "definitions",
                        "xmlns:flowable=\"http://flowable.org/bpmn\" xmlns:design=\"http://flowable.org/design\" design:palette=\"flowable-process-palette\"",
                        "process",
                        "flowable:candidateStarterGroups=\"all\"",
                        "task",
                        "flowable:class=\"" + Trap.class.getName() + "\" flowable:async=\"true\"",
                        "inTask",
                        "<bpmn:extensionElements><flowable:executionListener event=\"start\" class=\""
                                + Trap.class.getName()
                                + "\"/><flowable:field name=\"a\"><flowable:expression>${x.y()}</flowable:expression></flowable:field><design:stencilid><![CDATA[ServiceTask]]></design:stencilid></bpmn:extensionElements>"));
        files.add(
                diagram(
                        "camunda-8",
                        "definitions",
                        "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\" modeler:executionPlatform=\"Camunda Cloud\" modeler:executionPlatformVersion=\"8.6.0\" modeler:anythingNew=\"yes\" exporter=\"Camunda Modeler\" exporterVersion=\"5.31.0\"",
                        "inTask",
                        "<bpmn:extensionElements><zeebe:taskDefinition type=\"io.camunda:http-json:1\" retries=\"3\"/><zeebe:ioMapping><zeebe:input source=\"=a\" target=\"b\"/></zeebe:ioMapping><zeebe:properties><zeebe:property name=\"about\" value=\"orderRef\"/></zeebe:properties></bpmn:extensionElements>",
                        "top",
                        "<bpmn:extensionElements><zeebe:versionTag value=\"1\"/><zeebe:properties><zeebe:property name=\"reEntry\" value=\"whenever\"/></zeebe:properties></bpmn:extensionElements>",
                        "inStart",
                        "<bpmn:extensionElements><zeebe:properties><zeebe:property name=\"inboundType\" value=\"x\"/></zeebe:properties></bpmn:extensionElements>"));
        files.add(diagram(
                "traps",
                "task",
                "v:class=\"" + Trap.class.getName()
                        + "\" v:id=\"Start\" v:name=\"${1 + 1}\" v:delegateExpression=\"${other}\"",
                "start",
                "v:isInterrupting=\"false\" v:asyncBefore=\"true\"",
                "inTask",
                "<bpmn:extensionElements><v:connector><v:connectorId>http</v:connectorId></v:connector><v:errorEventDefinition errorRef=\"X\" expression=\"${true}\"/><v:inputOutput><v:inputParameter name=\"a\">b</v:inputParameter></v:inputOutput><v:in source=\"a\" target=\"customerId\"/><v:executionListener class=\""
                        + Trap.class.getName()
                        + "\"/><v:script scriptFormat=\"js\">1</v:script><v:thing id=\"Start\"/><v:thing id=\"not an id\"/></bpmn:extensionElements>",
                "inEnd",
                "<bpmn:extensionElements><v:properties><v:property name=\"take\" value=\"a\"/></v:properties><v:deep><v:er>text ${of} #{nobody}</v:er></v:deep></bpmn:extensionElements>",
                "message",
                "v:name=\"other.message\""));
        files.add(
                diagram(
                        "yaoqiang",
                        "definitions",
                        "xmlns:yaoqiang=\"http://bpmn.sourceforge.net\" exporter=\"Yaoqiang BPMN Editor\" exporterVersion=\"5.3\" yaoqiang:version=\"1\"",
                        "first",
                        "<bpmn:extensionElements><yaoqiang:pageFormat height=\"841.8\" orientation=\"0\" width=\"595.2\"/><yaoqiang:page background=\"#FFFFFF\" horizontalCount=\"1\" verticalCount=\"1\"/></bpmn:extensionElements>"));
        files.add(
                diagram(
                        "aris",
                        "inStart",
                        "<bpmn:extensionElements><aris:attributes xmlns:aris=\"http://www.software-ag.com/aris\"><aris:attribute type=\"AT_NAME\"/></aris:attributes></bpmn:extensionElements>",
                        "last",
                        "<bpmn:category id=\"Sorts\"><bpmn:categoryValue id=\"Sort\" value=\"Sales\"/></bpmn:category><bpmn:dataStore id=\"Store\" name=\"CRM\"/><bpmn:signal id=\"Unused\" name=\"unused\"/>",
                        "bottom",
                        "<bpmn:group id=\"Group\" categoryValueRef=\"Sort\"/><bpmn:textAnnotation id=\"Note\" textFormat=\"text/plain\"><bpmn:text>A note</bpmn:text></bpmn:textAnnotation><bpmn:association id=\"Line\" sourceRef=\"Task\" targetRef=\"Note\" associationDirection=\"None\"/>"));
        files.add(diagram(
                "data",
                "bottom",
                "<bpmn:dataObject id=\"Data\" isCollection=\"false\"/><bpmn:dataObjectReference id=\"Paper\" name=\"Order\" dataObjectRef=\"Data\"/><bpmn:dataStoreReference id=\"Shelf\" name=\"CRM\"/>",
                "inTask",
                "<bpmn:property id=\"Prop\" name=\"__targetRef_placeholder\"/><bpmn:dataInputAssociation id=\"Read\"><bpmn:sourceRef>Paper</bpmn:sourceRef><bpmn:targetRef>Prop</bpmn:targetRef></bpmn:dataInputAssociation><bpmn:dataOutputAssociation id=\"Write\"><bpmn:targetRef>Shelf</bpmn:targetRef></bpmn:dataOutputAssociation>",
                "inPlane",
                shape("Paper") + shape("Shelf")));
        files.add(diagram(
                "lanes",
                "top",
                "<bpmn:laneSet id=\"Lanes\"><bpmn:lane id=\"Sales\" name=\"Sales\"><bpmn:flowNodeRef>Start</bpmn:flowNodeRef><bpmn:flowNodeRef>Task</bpmn:flowNodeRef><bpmn:childLaneSet id=\"Inner\"><bpmn:lane id=\"Desk\" name=\"Desk\"><bpmn:flowNodeRef>Task</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane><bpmn:lane id=\"Care\" name=\"Care\"><bpmn:flowNodeRef>End</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>",
                "inPlane",
                shape("Sales") + shape("Care") + shape("Desk")));
        files.add(diagram(
                "one-pool",
                "first",
                "<bpmn:collaboration id=\"Pools\"><bpmn:participant id=\"Pool\" name=\"We\" processRef=\"one-pool\"><bpmn:participantMultiplicity maximum=\"1\"/></bpmn:participant></bpmn:collaboration>",
                "plane",
                "Pools",
                "inPlane",
                shape("Pool")));
        files.add(
                diagram(
                        "pool-of-the-customer",
                        "first",
                        "<bpmn:collaboration id=\"Pools\"><bpmn:participant id=\"Pool\" name=\"We\" processRef=\"pool-of-the-customer\"/><bpmn:participant id=\"Customer\" name=\"Customer\"/><bpmn:messageFlow id=\"Call\" name=\"calls\" sourceRef=\"Customer\" targetRef=\"Start\"/></bpmn:collaboration>",
                        "plane",
                        "Pools",
                        "inPlane",
                        shape("Pool") + shape("Customer")
                                + "<bpmndi:BPMNEdge id=\"Call_Edge\" bpmnElement=\"Call\"><di:waypoint x=\"1\" y=\"2\"/><di:waypoint x=\"3\" y=\"4\"/></bpmndi:BPMNEdge>"));
        files.add(diagram(
                "pool-to-look-at",
                "first",
                "<bpmn:collaboration id=\"Pools\"><bpmn:participant id=\"Theirs\" name=\"Shop\" processRef=\"shop\"/><bpmn:participant id=\"Pool\" name=\"We\" processRef=\"pool-to-look-at\"/></bpmn:collaboration>"
                        + "<bpmn:process id=\"shop\" isExecutable=\"false\"><bpmn:startEvent id=\"Shop_Start\"/><bpmn:scriptTask id=\"Shop_Script\" scriptFormat=\"groovy\"><bpmn:script>System.exit(1)</bpmn:script></bpmn:scriptTask><bpmn:manualTask id=\"Shop_Task\" name=\"Pack\"/><bpmn:sendTask id=\"Shop_Send\" camunda:class=\""
                        + Trap.class.getName()
                        + "\"/><bpmn:sequenceFlow id=\"Shop_Flow\" sourceRef=\"Shop_Start\" targetRef=\"Shop_Task\"/></bpmn:process>",
                "plane",
                "Pools",
                "inPlane",
                shape("Pool") + shape("Theirs") + shape("Shop_Start") + shape("Shop_Task")));
        files.add(file("byte-order-mark.bpmn", "\uFEFF", DIAGRAM));
    }

    private static void drawings(List<ModelFile> files) {
        files.add(diagram("typed-points", "point", "xsi:type=\"dc:Point\""));
        files.add(
                diagram(
                        "label-styles",
                        "inDrawing",
                        "<bpmndi:BPMNLabelStyle id=\"Style\"><dc:Font name=\"arial\" size=\"9.0\" isBold=\"false\" isItalic=\"false\" isUnderline=\"false\" isStrikeThrough=\"false\"/></bpmndi:BPMNLabelStyle>",
                        "inShape",
                        "<bpmndi:BPMNLabel labelStyle=\"Style\"><dc:Bounds x=\"100\" y=\"140\" width=\"36\" height=\"14\"/></bpmndi:BPMNLabel>"));
        files.add(diagram(
                "colours",
                "definitions",
                "xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\"",
                "shape",
                "bioc:stroke=\"#0d4372\" bioc:fill=\"#bbdefb\" color:background-color=\"#bbdefb\" color:border-color=\"#0d4372\"",
                "edge",
                "bioc:stroke=\"#0d4372\"",
                "point",
                "v:anchor=\"1\"",
                "inShape",
                "<bpmndi:BPMNLabel color:color=\"#0d4372\"/>"));
        files.add(diagram(
                "drawing-extended",
                "edge",
                "messageVisibleKind=\"initiating\"",
                "inEdge",
                "<bpmndi:BPMNLabel><di:extension><v:angle>90</v:angle></di:extension></bpmndi:BPMNLabel>",
                "shape",
                "isMessageVisible=\"false\" v:z=\"3\""));
        var inDefault = diagram("default-space");
        files.add(new ModelFile(
                inDefault.name(),
                inDefault
                        .content()
                        .replace("<bpmn:", "<")
                        .replace("</bpmn:", "</")
                        .replace("xmlns:bpmn=", "xmlns=")
                        .replace("<?xml", "<?xml")));
    }

    private static void decisions(List<ModelFile> files) {
        files.add(decision("plain-table"));
        files.add(decision(
                "edition-14", "edition", "https://www.omg.org/spec/DMN/20211108/MODEL/", "table", "outputLabel=\"x\""));
        files.add(
                decision(
                        "edition-15",
                        "edition",
                        "https://www.omg.org/spec/DMN/20230324/MODEL/",
                        "drawing",
                        "https://www.omg.org/spec/DMN/20230324/DMNDI/",
                        "drawn",
                        "<dmndi:DMNDI><dmndi:DMNDiagram id=\"Drawing\" useAlternativeInputDataShape=\"false\"><dmndi:DMNShape id=\"S\" dmnElementRef=\"edition-15\"><dc:Bounds height=\"80\" width=\"180\" x=\"1\" y=\"1\"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>"));
        files.add(
                decision(
                        "language-15",
                        "edition",
                        "https://www.omg.org/spec/DMN/20230324/MODEL/",
                        "definitions",
                        "expressionLanguage=\"https://www.omg.org/spec/DMN/20230324/FEEL/\" typeLanguage=\"https://www.omg.org/spec/DMN/20230324/FEEL/\""));
        files.add(
                decision(
                        "located",
                        "definitions",
                        "xsi:schemaLocation=\"https://www.omg.org/spec/DMN/20191111/MODEL/ https://www.omg.org/spec/DMN/20191111/DMN13.xsd\""));
        files.add(decision(
                "trisotech",
                "definitions",
                "xmlns:triso=\"http://www.trisotech.com/2015/triso/modeling\" triso:logoChoice=\"Default\"",
                "decision",
                "triso:decisionType=\"x\"",
                "first",
                "<extensionElements><triso:ProposedAcronyms itemDefinitionsName=\"proposed\"/></extensionElements>",
                "inInput",
                "<extensionElements><v:output name=\"customerId\"/><v:inputExpression><text>other</text></v:inputExpression></extensionElements>",
                "rule",
                "v:id=\"Table\""));
        files.add(
                decision(
                        "asked",
                        "top",
                        "<question>What do we offer?</question><allowedAnswers>A, B</allowedAnswers><authorityRequirement id=\"Why\"><requiredAuthority href=\"#Law\"/></authorityRequirement>",
                        "last",
                        "<knowledgeSource id=\"Law\" name=\"Law\"/><textAnnotation id=\"Note\"><text>A note</text></textAnnotation><association id=\"Line\"><sourceRef href=\"#asked\"/><targetRef href=\"#Note\"/></association>"));
        files.add(
                decision(
                        "coloured",
                        "drawn",
                        "<dmndi:DMNDI><dmndi:DMNDiagram id=\"Drawing\" name=\"D\"><dmndi:Size width=\"100\" height=\"100\"/><dmndi:DMNShape id=\"S\" dmnElementRef=\"coloured\"><dmndi:DMNStyle fontSize=\"9\"><dmndi:FillColor red=\"1\" green=\"2\" blue=\"3\"/></dmndi:DMNStyle><dc:Bounds height=\"80\" width=\"180\" x=\"1\" y=\"1\"/><dmndi:DMNLabel/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>"));
        files.add(decision(
                "annotated",
                "definitions",
                "xmlns:biodi=\"http://bpmn.io/schema/dmn/biodi/2.0\" xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\" modeler:executionPlatform=\"Camunda Platform\"",
                "table",
                "biodi:annotationsWidth=\"300\"",
                "input",
                "biodi:width=\"150\"",
                "inRule",
                "<description>Why ${not}</description>".replace("${not}", "not")));
        files.add(file("marked.dmn", "\uFEFF", DECISION));
    }

    private static String shape(String element) {
        return "<bpmndi:BPMNShape id=\"%s_Shape\" bpmnElement=\"%s\" isHorizontal=\"true\"><dc:Bounds x=\"1\" y=\"1\" width=\"600\" height=\"300\" /></bpmndi:BPMNShape>"
                .formatted(element, element);
    }

    /** @param parts a place of the diagram, and what stands there, by turns */
    static ModelFile diagram(String key, String... parts) {
        return file(key + ".bpmn", "", DIAGRAM, parts);
    }

    static ModelFile decision(String key, String... parts) {
        return file(key + ".dmn", "", DECISION, parts);
    }

    private static ModelFile file(String name, String before, String pattern, String... parts) {
        var text = pattern;
        for (var at = 0; at < parts.length; at += 2) {
            text = text.replaceAll("@" + parts[at] + "\\b", java.util.regex.Matcher.quoteReplacement(parts[at + 1]));
        }
        var key = name.substring(0, name.lastIndexOf('.'));
        text = text.replaceAll("@(key|plane)\\b", key)
                .replaceAll("@edition\\b", DMN_1_3)
                .replaceAll("@drawing\\b", DMNDI_1_3)
                .replaceAll("@[a-zA-Z]+\\b", "");
        return new ModelFile("a/" + name, before + text);
    }
}
