package io.wayline.journey.engine.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.io.InputStreamSource;
import org.camunda.bpm.engine.impl.util.xml.Element;

import io.wayline.journey.model.xml.PlainXml;
import io.wayline.journey.model.xml.Words;

/**
 * Reads no diagram that could run code or hang, by whatever way it comes: a new deployment, or an old one that is loaded again.
 * Looks before the engine does, because the engine makes objects of some named classes while it reads. What may be drawn
 * is the first lock's matter; this is the short list of what must never run.
 */
class LockedParse extends BpmnParse {

    private static final Pattern STEP = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)\\}");
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Set<String> ELEMENTS = Set.of(
            "scriptTask",
            "script",
            "sendTask",
            "executionListener",
            "taskListener",
            "connector",
            "field",
            "formData",
            "conditionalEventDefinition",
            "multiInstanceLoopCharacteristics",
            "failedJobRetryTimeCycle",
            "import");

    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "expression",
            "type",
            "topic",
            "formHandlerClass",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "scriptFormat",
            "language",
            "resource");

    private final Map<Object, Object> steps;
    private final WorkLimit limit;

    LockedParse(BpmnParser parser, Map<Object, Object> steps, WorkLimit limit) {
        super(parser);
        this.steps = steps;
        this.limit = limit;
    }

    /**
     * The engine finds many parts by their name alone, whoever's word it is, and fetches the schemas that a file names.
     * Therefore it sees of a file only what means something; the file itself stays as it is.
     */
    @Override
    public BpmnParse execute() {
        try (var written = streamSource.getInputStream()) {
            var plain = PlainXml.of(new String(written.readAllBytes(), StandardCharsets.UTF_8), Words.DIAGRAM);
            streamSource = new InputStreamSource(new ByteArrayInputStream(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return super.execute();
    }

    @Override
    protected void parseRootElement() {
        look(getRootElement());
        super.parseRootElement();
        getProcessDefinitions().forEach(limit::watch);
    }

    private void look(Element element) {
        if (ELEMENTS.contains(element.getTagName())) {
            throw refused(element, element.getTagName());
        }
        if (element.getTagName().equals("error") && namesAClass(element)) {
            throw refused(element, "errorCode");
        }
        for (var attribute : element.attributes()) {
            var name = attribute.substring(attribute.lastIndexOf(':') + 1);
            if (ATTRIBUTES.contains(name) && !attribute.startsWith(INSTANCE)) {
                throw refused(element, name);
            }
            if (name.equals("delegateExpression") && !isStep(element.attribute(attribute))) {
                throw refused(element, name);
            }
        }
        element.elements().stream().filter(part -> !isNeverRead(part)).forEach(this::look);
    }

    /** The engine runs no process that says so. */
    private static boolean isNeverRead(Element element) {
        return element.getTagName().equals("process") && "false".equals(element.attribute("isExecutable"));
    }

    /** The engine takes such a code for every exception of that class, and a journey would go on over any failure. */
    private static boolean namesAClass(Element error) {
        var code = error.attribute("errorCode");
        return code != null && code.contains(".");
    }

    private boolean isStep(String written) {
        var step = STEP.matcher(written);
        return step.matches() && steps.containsKey(step.group(1));
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException("The diagram is refused at line %d: %s could run code, or never end"
                .formatted(element.getLine(), what));
    }
}
