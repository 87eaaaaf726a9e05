package io.wayline.journey.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The element template of a step, in the form that Camunda Modeler reads for Camunda 7 (JSON schema
 * {@code @camunda/element-templates-json-schema} 0.22): it binds the delegate, hides it, and leaves the inputs to fill
 * in.
 */
public final class ElementTemplate {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";

    private ElementTemplate() {}

    /**
     * @param bean the name under which diagrams call the step
     * @return the template as a tree of maps, lists, and values, in a stable order
     */
    public static Map<String, Object> of(String bean, Step step) {
        var template = new LinkedHashMap<String, Object>();
        template.put("$schema", SCHEMA);
        template.put("name", step.name());
        template.put("id", "io.wayline.step." + bean);
        template.put("version", step.version());
        template.put("description", step.description());
        template.put("appliesTo", List.of("bpmn:Task", "bpmn:ServiceTask"));
        template.put("elementType", Map.of("value", "bpmn:ServiceTask"));
        var properties = new ArrayList<Map<String, Object>>();
        properties.add(delegate(bean));
        for (var input : step.inputs()) {
            properties.add(property(input));
        }
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> delegate(String bean) {
        var property = new LinkedHashMap<String, Object>();
        property.put("type", "Hidden");
        property.put("value", "${" + bean + "}");
        property.put("binding", binding("property", "camunda:delegateExpression"));
        return property;
    }

    private static Map<String, Object> property(Step.Input input) {
        var property = new LinkedHashMap<String, Object>();
        property.put("label", input.label());
        if (!input.description().isEmpty()) {
            property.put("description", input.description());
        }
        if (input.choices().length == 0) {
            property.put("type", "String");
        } else {
            property.put("type", "Dropdown");
            var choices = new ArrayList<Map<String, Object>>();
            for (var choice : input.choices()) {
                var each = new LinkedHashMap<String, Object>();
                each.put("name", choice);
                each.put("value", choice);
                choices.add(each);
            }
            property.put("choices", choices);
        }
        property.put("binding", binding("camunda:inputParameter", input.name()));
        property.put("constraints", Map.of("notEmpty", input.required()));
        return property;
    }

    private static Map<String, Object> binding(String type, String name) {
        var binding = new LinkedHashMap<String, Object>();
        binding.put("type", type);
        binding.put("name", name);
        return binding;
    }
}
