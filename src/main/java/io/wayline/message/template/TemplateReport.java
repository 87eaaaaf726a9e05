package io.wayline.message.template;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.message.FactType;
import io.wayline.message.Purpose;

/**
 * A template and what is wrong with it.
 *
 * @param purpose null when its {@code meta.json} cannot be understood
 * @param sender the name of whom its mails come from
 * @param anyHour whether quiet hours do not hold it
 * @param label whether its subject begins with the word for advertising
 * @param languages those in which it can be shown, if need be with faults
 * @param needsAbout whether a step that sends it must say what the mail is about
 * @param findings errors first
 */
public record TemplateReport(
        String name,
        @Nullable Purpose purpose,
        String sender,
        boolean anyHour,
        boolean label,
        boolean needsAbout,
        List<Locale> languages,
        List<Variable> variables,
        List<TemplateFinding> findings) {

    /** One thing that it may say. */
    public record Variable(String name, FactType type, boolean optional) {}

    /** Whether no mail is written from it until somebody mends it. */
    public boolean broken() {
        return findings.stream().anyMatch(TemplateFinding::isError);
    }

    public List<TemplateFinding> errors() {
        return findings.stream().filter(TemplateFinding::isError).toList();
    }

    public List<TemplateFinding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
