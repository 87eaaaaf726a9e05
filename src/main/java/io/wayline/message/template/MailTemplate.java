package io.wayline.message.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;

import io.wayline.message.MailNotWritten;
import io.wayline.message.template.LockedProfile.Part;

/** One template in all its languages, parsed and checked. */
record MailTemplate(String name, Meta meta, Map<Locale, Parts> parts) {

    /** A template in one language. */
    record Parts(Part subject, Part preheader, Part reason, Part html, Part text, Layout layout) {}

    /**
     * Writes the mail.
     *
     * @param facts by prefix; what the template does not declare is not shown to it
     * @param company what the layout says about the company
     * @param preferences where the reader says what they want, or null for a mail that nobody can decline
     */
    Written write(
            Locale language,
            Map<String, Map<String, Object>> facts,
            Map<String, ?> company,
            @Nullable String preferences) {
        var in = parts.get(language);
        if (in == null) {
            throw MailNotWritten.broken(
                    name, "is not written in " + language.toLanguageTag(), "add its files for this language");
        }
        var model = declared(facts);
        var texts = Map.of(
                "subject",
                        oneLine(in.layout().label(meta.label()) + in.subject().render(model)),
                "preheader", oneLine(in.preheader().render(model)),
                "reason", oneLine(in.reason().render(model)));
        try {
            return new Written(
                    texts.get("subject"),
                    in.layout().html(in.html().render(model), texts, company, preferences),
                    in.layout().text(in.text().render(model), texts, company, preferences));
        } catch (TemplateModelException impossible) {
            throw new IllegalStateException("Rendered HTML is HTML", impossible);
        }
    }

    private Map<String, Object> declared(Map<String, Map<String, Object>> facts) {
        var model = new HashMap<String, Map<String, Object>>();
        for (var variable : meta.variables()) {
            var value = facts.getOrDefault(variable.prefix(), Map.of()).get(variable.fact());
            var group = model.computeIfAbsent(variable.prefix(), prefix -> new HashMap<>());
            if (value == null) {
                if (!variable.optional()) {
                    throw MailNotWritten.variable(
                            name,
                            variable.name(),
                            "is not known",
                            "give it to the customer first, or make it optional");
                }
                continue;
            }
            if (!variable.type().fits(value)) {
                throw MailNotWritten.variable(
                        name,
                        variable.name(),
                        "is not a " + variable.type().name().toLowerCase(Locale.ROOT),
                        "declare what it is in meta.json");
            }
            group.put(variable.fact(), value);
        }
        return new HashMap<>(model);
    }

    /** A subject is one header line: what could end it, or hide a part of it, is no part of it. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                .strip();
    }
}
