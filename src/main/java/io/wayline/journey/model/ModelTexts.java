package io.wayline.journey.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of findings: what is wrong, why it matters, and how to mend it. */
@Component
public class ModelTexts {

    /** Rules that mention an element: people know it by what they see, and not by its name in the file. */
    private static final Set<String> OF_ELEMENTS = Set.of(
            "element-not-allowed",
            "task-kind",
            "event-kind",
            "id-missing",
            "foreign-place",
            "engine-order",
            "engine-incomplete");

    private final MessageSource texts;

    ModelTexts(MessageSource texts) {
        this.texts = texts;
    }

    /** The words for one finding, without its place. */
    public String of(Finding finding, Locale language) {
        return texts.getMessage(
                "model." + finding.rule(), params(finding, language).toArray(), language);
    }

    private List<String> params(Finding finding, Locale language) {
        return OF_ELEMENTS.contains(finding.rule())
                ? finding.params().stream()
                        .map(name -> Objects.requireNonNullElse(
                                texts.getMessage("model.drawn." + name, null, name, language), name))
                        .toList()
                : finding.params();
    }

    /** One line with the place, for logs and plain text. */
    public String line(Finding finding, Locale language) {
        var place = new StringBuilder(finding.file());
        if (finding.line() > 0) {
            place.append(':').append(finding.line());
        }
        if (!finding.element().isEmpty()) {
            place.append(' ').append(finding.element());
        }
        if (!finding.attribute().isEmpty()) {
            place.append(" (").append(finding.attribute()).append(')');
        }
        return "%s %s: %s".formatted(finding.severity(), place, of(finding, language));
    }
}
