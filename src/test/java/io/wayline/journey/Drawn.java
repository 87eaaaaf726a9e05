package io.wayline.journey;

import java.util.Map;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Small diagrams for tests. */
public final class Drawn {

    private Drawn() {}

    public static ProcessBuilder journey(String key) {
        return Bpmn.createExecutableProcess(key).name(key).camundaHistoryTimeToLiveString("P30D");
    }

    /** Gives an element properties of ours, such as {@code about}. */
    public static BpmnModelInstance with(BpmnModelInstance model, String element, Map<String, String> properties) {
        BaseElement owner = model.getModelElementById(element);
        var extensions = owner.getExtensionElements();
        if (extensions == null) {
            extensions = model.newInstance(ExtensionElements.class);
            owner.setExtensionElements(extensions);
        }
        var list = model.newInstance(CamundaProperties.class);
        extensions.addChildElement(list);
        properties.forEach((name, value) -> {
            var property = model.newInstance(CamundaProperty.class);
            property.setCamundaName(name);
            property.setCamundaValue(value);
            list.addChildElement(property);
        });
        return model;
    }
}
