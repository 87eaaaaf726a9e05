package io.wayline.message.template;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of findings: what is wrong, and what helps. */
@Component
public class FindingTexts {

    private final MessageSource texts;

    FindingTexts(MessageSource texts) {
        this.texts = texts;
    }

    /** The words for one finding, without its place. */
    public String of(TemplateFinding finding, Locale language) {
        return texts.getMessage(
                "template.rule." + finding.rule(), finding.params().toArray(), language);
    }

    /** One line with the place, for logs and problems. */
    public String line(TemplateFinding finding, Locale language) {
        return "%s: %s".formatted(place(finding), of(finding, language));
    }

    /** Where it is: the file, and the field or the line in it. */
    public static String place(TemplateFinding finding) {
        if (!finding.field().isEmpty()) {
            return finding.file() + " " + finding.field();
        }
        return finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.file();
    }
}
