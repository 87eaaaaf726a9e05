package io.wayline.message.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.message.Purpose;
import io.wayline.message.TemplateUses;
import io.wayline.message.operation.SentLately;
import io.wayline.message.template.TemplateReport;

/**
 * A mail template as the API and the pages list it.
 *
 * @param name what people call it, in the reader's language where it has a name in that
 * @param purpose null when its meta.json cannot be understood
 * @param sender {@code company}, or the name of another one of the settings
 * @param broken whether no mail is written from it until somebody mends it
 * @param usedBy the steps that send it, of journeys that can be entered now
 * @param sentLately how many mails left in the last 30 days
 * @param sentLatelyExact false when there were so many mails that only the newest were counted
 */
public record TemplateView(
        String key,
        String name,
        @Nullable Purpose purpose,
        String sender,
        boolean anyHour,
        boolean label,
        boolean needsAbout,
        List<String> languages,
        boolean broken,
        int errors,
        int warnings,
        List<Use> usedBy,
        long sentLately,
        boolean sentLatelyExact) {

    /** A step that sends it; without saying what it is about it fails when the template needs that. */
    public record Use(String journey, String journeyName, String element, String label, boolean saysAbout) {}

    static TemplateView of(TemplateReport report, String name, List<TemplateUses.Use> uses, SentLately.Counts sent) {
        return new TemplateView(
                report.name(),
                name,
                report.purpose(),
                report.sender(),
                report.anyHour(),
                report.label(),
                report.needsAbout(),
                report.languages().stream().map(Locale::toLanguageTag).toList(),
                report.broken(),
                report.errors().size(),
                report.warnings().size(),
                uses.stream()
                        .filter(use -> use.template().equals(report.name()))
                        .map(use ->
                                new Use(use.journey(), use.journeyName(), use.element(), use.label(), use.saysAbout()))
                        .toList(),
                sent.of(report.name()),
                sent.exact());
    }

    /** The steps that must say what the mail is about, and do not. */
    public List<Use> silent() {
        return needsAbout ? usedBy.stream().filter(use -> !use.saysAbout()).toList() : List.of();
    }
}
