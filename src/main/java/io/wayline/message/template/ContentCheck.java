package io.wayline.message.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.jsoup.Jsoup;

import io.wayline.message.Purpose;

/**
 * Writes a template with its samples, with all of its variables and without those that may be missing, and looks at the
 * mails as their readers, their programs, and spam filters do.
 */
final class ContentCheck {

    private final Map<String, ?> company;
    private final String preferences;
    private final TemplateFindings findings;

    /**
     * @param company what the layout says about the company, in the template's language
     * @param preferences an address as stands in the foot of mails that can be declined
     */
    ContentCheck(Map<String, ?> company, String preferences, TemplateFindings findings) {
        this.company = company;
        this.preferences = preferences;
        this.findings = findings;
    }

    void check(MailTemplate template, Locale language) {
        var parts = template.in(language);
        var links = new LinkRules(parts.html(), template.meta(), company, findings);
        links.checkSource();
        isWritten(template, parts, language, false);
        var isWhole = isWritten(template, parts, language, true);
        var model = template.declared(template.samples(language, true));
        html(parts, model).map(Jsoup::parseBodyFragment).ifPresent(body -> {
            links.check(body);
            new MarkupRules(parts.html().file(), findings).check(body);
            new ColourRules(parts.html().file(), findings).check(body);
        });
        if (isWhole) {
            whole(template, parts, model, links);
        }
    }

    private static Optional<String> html(MailTemplate.Parts parts, Map<String, Object> model) {
        try {
            return Optional.of(parts.html().render(model));
        } catch (RenderFault known) {
            return Optional.empty();
        }
    }

    /** What takes more than one piece to be seen. */
    private void whole(MailTemplate template, MailTemplate.Parts parts, Map<String, Object> model, LinkRules links) {
        var draft = parts.draft(template.meta().label(), model);
        var tag = parts.layout().language().toLanguageTag();
        new WordRules(tag, template.meta(), findings).check(parts.draft(false, model), draft.subject());
        links.compare(
                Jsoup.parseBodyFragment(draft.html()),
                draft.text(),
                parts.text().file());
        frame(template, parts, draft);
    }

    /** Every piece by itself, so that all that is wrong is said at once. */
    private boolean isWritten(MailTemplate template, MailTemplate.Parts parts, Locale language, boolean withOptional) {
        var model = template.declared(template.samples(language, withOptional));
        var written = true;
        for (var part : parts.all()) {
            try {
                part.render(model);
            } catch (RenderFault fault) {
                if (!isUndeclared(fault.finding(), template.meta())) {
                    findings.add(fault.finding());
                }
                written = false;
            }
        }
        return written;
    }

    /** Found before, by its name. */
    private static boolean isUndeclared(TemplateFinding finding, Meta meta) {
        return finding.rule().equals(RenderFault.MISSING)
                && finding.params().get(0).contains(".")
                && meta.variable(finding.params().get(0)).isEmpty();
    }

    /** What the law and mail programs want of the mail as a whole. */
    private void frame(MailTemplate template, MailTemplate.Parts parts, Draft draft) {
        var optional = template.meta().purpose() != Purpose.TRANSACTIONAL;
        Written mail;
        try {
            mail = parts.layout().around(draft, company, optional ? preferences : null);
        } catch (RenderFault fault) {
            findings.add(fault.finding());
            return;
        }
        new SizeRule(parts.html().file(), findings).check(mail.html());
        var html = Jsoup.parse(mail.html());
        var address = String.valueOf(company.get("address"));
        if (!html.body().text().contains(address) || !mail.text().contains(address)) {
            findings.error(Layout.HTML, 0, "address-missing");
        }
        var links = new TreeSet<>(html.select("a[href]").eachAttr("href"));
        if (optional && (!links.contains(preferences) || !mail.text().contains(preferences))) {
            findings.error(Layout.HTML, 0, "unsubscribe-missing");
        }
    }
}
