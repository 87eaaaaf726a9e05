package io.wayline.journey.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.journey.model.Finding;
import io.wayline.journey.model.ModelTexts;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.Severity;
import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.bpmn.Diagram;
import io.wayline.journey.model.bpmn.FlowNode;

/** What the check found, in words, at a place that people know from the drawing. */
@Component
public class FindingPlaces {

    private final ModelTexts texts;
    private final MessageSource words;

    FindingPlaces(ModelTexts texts, MessageSource words) {
        this.texts = texts;
        this.words = words;
    }

    /**
     * One finding.
     *
     * @param error whether it must be mended before anything is published
     * @param place the name of the element, or else its id, as modelers show it; empty for the file as a whole
     * @param file where it is found, when that is not the drawing itself; else empty
     * @param element the id of the element in the drawing, for those who can go there; may be empty
     * @param attribute the setting or part of the element; empty for all of it
     * @param rule what was broken, in kebab-case
     * @param params what the words mention, as the file writes it
     */
    public record Told(
            boolean error,
            String text,
            String place,
            String file,
            int line,
            String element,
            String attribute,
            String rule,
            List<String> params) {}

    /** Errors first; each in the order in which it was found. */
    public List<Told> tell(ItemId id, ModelContent content, List<Finding> findings, Locale reader) {
        var diagram = id.kind() == ItemKind.JOURNEY
                ? BpmnReader.read(content.drawing(), new Report(""))
                : Optional.<Diagram>empty();
        // the drawing, and what lies beside it
        var own = Pattern.compile(".*/%s\\.(%s|names\\.yaml|tests\\.yaml)"
                .formatted(Pattern.quote(id.key()), id.kind().ending()));
        return findings.stream()
                .map(each -> new Told(
                        each.severity() == Severity.ERROR,
                        texts.of(spoken(each, reader), reader),
                        diagram.flatMap(read -> read.node(each.element()))
                                .map(FlowNode::name)
                                .filter(name -> !name.isBlank())
                                .orElse(each.element()),
                        own.matcher(each.file()).matches() ? "" : each.file(),
                        each.line(),
                        each.element(),
                        each.attribute(),
                        each.rule(),
                        each.params()))
                .sorted((one, other) -> Boolean.compare(other.error(), one.error()))
                .toList();
    }

    /** Steps and what they need are called as beside the drawing, and not as in the file. */
    private Finding spoken(Finding finding, Locale reader) {
        if (finding.rule().equals("names-missing")) {
            var language = Locale.forLanguageTag(finding.params().get(0)).getDisplayLanguage(reader);
            return with(finding, List.of(language));
        }
        var step = finding.params().stream()
                .filter(each -> words.getMessage("modeler.step." + each, null, null, reader) != null)
                .findFirst();
        if (step.isEmpty()) {
            return finding;
        }
        var input = "modeler.input.%s.".formatted(step.get());
        return with(
                finding,
                finding.params().stream()
                        .map(each -> each.equals(step.get())
                                ? words.getMessage("modeler.step." + each, null, each, reader)
                                : words.getMessage(input + each, null, each, reader))
                        .toList());
    }

    private static Finding with(Finding finding, List<String> params) {
        return new Finding(
                finding.severity(),
                finding.file(),
                finding.element(),
                finding.attribute(),
                finding.line(),
                finding.rule(),
                params);
    }
}
