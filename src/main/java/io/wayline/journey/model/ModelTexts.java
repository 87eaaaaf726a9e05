package io.wayline.journey.model;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of findings: what is wrong, why it matters, and how to mend it. */
@Component
public class ModelTexts {

    private final MessageSource texts;

    ModelTexts(MessageSource texts) {
        this.texts = texts;
    }

    /** The words for one finding, without its place. */
    public String of(Finding finding, Locale language) {
        return texts.getMessage("model." + finding.rule(), finding.params().toArray(), language);
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
