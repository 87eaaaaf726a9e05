package io.wayline.message.web;

import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.message.TemplateUses;
import io.wayline.message.operation.SentLately;
import io.wayline.message.template.MailTemplates;

/** The templates with who uses them and how much. */
@Component
class TemplateCatalogue {

    private final MailTemplates templates;
    private final ObjectProvider<TemplateUses> uses;
    private final SentLately sent;

    TemplateCatalogue(MailTemplates templates, ObjectProvider<TemplateUses> uses, SentLately sent) {
        this.templates = templates;
        this.uses = uses;
        this.sent = sent;
    }

    /** By their keys; journeys and steps are named for the reader. */
    List<TemplateView> all(Locale reader) {
        var used = uses(reader);
        var counts = sent.count();
        var titles = templates.titles(reader);
        return templates.reports().stream()
                .map(report -> TemplateView.of(report, titles.getOrDefault(report.name(), report.name()), used, counts))
                .toList();
    }

    /** @throws io.wayline.shared.NotFound when there is no such template */
    TemplateView get(String key, Locale reader) {
        var report = templates.report(key);
        return TemplateView.of(report, templates.titles(reader).getOrDefault(key, key), uses(reader), sent.count());
    }

    /** The steps that name a template which there is not. What they only work out on the way is not judged. */
    List<TemplateUses.Use> astray(Locale reader) {
        return uses(reader).stream()
                .filter(use -> !use.template().contains("${"))
                .filter(use -> !templates.names().contains(use.template()))
                .toList();
    }

    private List<TemplateUses.Use> uses(Locale reader) {
        return uses.orderedStream().flatMap(each -> each.all(reader).stream()).toList();
    }
}
