package io.wayline.studio.editor;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

import io.wayline.journey.catalogue.Draft;
import io.wayline.journey.catalogue.ModelContent;

/** What a journey begins as: something happens, and it is over. */
final class NewJourney {

    /** Names of folders are these, too. */
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    static final int LONGEST_KEY = 40;
    static final int LONGEST_NAME = 100;

    private static final Pattern NAME = Pattern.compile("<bpmn:process [^>]*\\bname=\"([^\"]*)\"");

    private static final String DRAWING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_%1$s" targetNamespace="https://wayline.io/journeys" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <bpmn:process id="%1$s" name="%2$s" isExecutable="true" camunda:historyTimeToLive="P365D">
                <bpmn:startEvent id="StartEvent_Begin">
                  <bpmn:outgoing>Flow_ToEnd</bpmn:outgoing>
                  <bpmn:messageEventDefinition id="MessageEvent_Begin" />
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_ToEnd" sourceRef="StartEvent_Begin" targetRef="EndEvent_Done" />
                <bpmn:endEvent id="EndEvent_Done">
                  <bpmn:incoming>Flow_ToEnd</bpmn:incoming>
                </bpmn:endEvent>
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram_%1$s">
                <bpmndi:BPMNPlane id="Plane_%1$s" bpmnElement="%1$s">
                  <bpmndi:BPMNShape id="StartEvent_Begin_di" bpmnElement="StartEvent_Begin">
                    <dc:Bounds x="160" y="160" width="36" height="36" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="EndEvent_Done_di" bpmnElement="EndEvent_Done">
                    <dc:Bounds x="292" y="160" width="36" height="36" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="Flow_ToEnd_di" bpmnElement="Flow_ToEnd">
                    <di:waypoint x="196" y="178" />
                    <di:waypoint x="292" y="178" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private NewJourney() {}

    /** @param reader in whose language the name is */
    static ModelContent called(String key, String name, Locale reader) {
        var language = reader.getLanguage().equals("zh") ? "zh-CN" : "en";
        return new ModelContent(
                DRAWING.formatted(key, HtmlUtils.htmlEscapeHex(name)),
                "%s:%n  %s: \"%s\"%n"
                        .formatted(key, language, name.replace("\\", "\\\\").replace("\"", "\\\""))
                        .replace("\r", ""),
                null);
    }

    /** What a draft of a journey of which nothing counts yet is called. */
    static String nameIn(Draft draft) {
        var name = NAME.matcher(draft.content().drawing());
        return name.find() && !name.group(1).isBlank()
                ? HtmlUtils.htmlUnescape(name.group(1))
                : draft.id().key();
    }
}
