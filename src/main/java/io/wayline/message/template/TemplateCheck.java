package io.wayline.message.template;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import static io.wayline.message.MailSettings.LANGUAGES;

/** Looks at a template once it is read: at its variables, and at the mails that it makes of its samples. */
final class TemplateCheck {

    private final KnownFacts facts;
    private final String sampleLink;

    /** @param sampleLink stands for the address where readers say what they want */
    TemplateCheck(KnownFacts facts, String sampleLink) {
        this.facts = facts;
        this.sampleLink = sampleLink;
    }

    /** Adds to the template's findings. */
    void check(TemplateFiles.Read read) {
        var meta = read.meta();
        if (meta == null) {
            return;
        }
        if (!facts.hasSender(meta)) {
            read.findings().oddField("sender", "sender-unset", meta.sender());
        }
        var template = read.template();
        var rules = new VariableRules(facts);
        if (template == null) {
            rules.check(meta, names(meta), read.findings());
            return;
        }
        var used = new HashSet<String>();
        for (var language : LANGUAGES) {
            for (var part : template.in(language).all()) {
                rules.check(part, meta, read.findings());
                used.addAll(VariableRules.used(part));
            }
        }
        rules.check(meta, used, read.findings());
        if (meta.variables().stream().allMatch(variable -> variable.sample().size() == LANGUAGES.size())) {
            mails(template, read.findings());
        }
    }

    private void mails(MailTemplate template, TemplateFindings findings) {
        for (var language : LANGUAGES) {
            new ContentCheck(facts.company(template.meta(), language), sampleLink, findings).check(template, language);
        }
    }

    private static Set<String> names(Meta meta) {
        return meta.variables().stream().map(Meta.Variable::name).collect(Collectors.toSet());
    }
}
