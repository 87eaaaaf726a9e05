package io.wayline.message.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.message.MailNotWritten;

/** One template in all its languages, parsed. */
record MailTemplate(String name, Meta meta, Map<Locale, Parts> parts) {

    /** A template in one language. */
    record Parts(Part subject, Part preheader, Part reason, Part html, Part text, Layout layout) {

        List<Part> all() {
            return List.of(subject, preheader, reason, html, text);
        }

        /** @throws RenderFault when a piece cannot be written with these values */
        Draft draft(boolean label, Map<String, Object> model) {
            return new Draft(
                    oneLine(layout.label(label) + subject.render(model)),
                    oneLine(preheader.render(model)),
                    oneLine(reason.render(model)),
                    html.render(model),
                    text.render(model));
        }
    }

    /**
     * Writes the mail.
     *
     * @param facts by prefix; what the template does not declare is not shown to it
     * @param company what the layout says about the company
     * @param preferences where the reader says what they want, or null for a mail that nobody can decline
     * @throws MailNotWritten when something that it declares is missing
     * @throws RenderFault when a piece cannot be written with these values
     */
    Written write(
            Locale language,
            Map<String, Map<String, Object>> facts,
            Map<String, ?> company,
            @Nullable String preferences) {
        var in = in(language);
        return in.layout().around(in.draft(meta.label(), declared(facts)), company, preferences);
    }

    /** @throws MailNotWritten when the template is not written in this language */
    Parts in(Locale language) {
        var in = parts.get(language);
        if (in == null) {
            throw MailNotWritten.broken(
                    name, "is not written in " + language.toLanguageTag(), "add its files for this language");
        }
        return in;
    }

    /**
     * Of all facts those that it declares; what it does not declare is not shown to it.
     *
     * @param facts by prefix
     * @throws MailNotWritten when one is missing that is not optional, or is not what it was declared to be
     */
    Map<String, Object> declared(Map<String, Map<String, Object>> facts) {
        var model = new HashMap<String, Map<String, Object>>();
        for (var variable : meta.variables()) {
            var value = facts.getOrDefault(variable.prefix(), Map.of()).get(variable.fact());
            var group = model.computeIfAbsent(variable.prefix(), prefix -> new HashMap<>());
            if (value == null && !variable.optional()) {
                throw MailNotWritten.variable(
                        name,
                        variable.name(),
                        "is not known",
                        "make it known first, let the step say what the mail is about, or make it optional");
            }
            if (value != null && !variable.type().fits(value)) {
                throw MailNotWritten.variable(
                        name,
                        variable.name(),
                        "is not a " + MetaFile.word(variable.type()),
                        "declare what it is in meta.json");
            }
            if (value != null) {
                group.put(variable.fact(), value);
            }
        }
        return new HashMap<>(model);
    }

    /** Its sample data as facts by prefix. */
    Map<String, Map<String, Object>> samples(Locale language, boolean withOptional) {
        var known = new HashMap<String, Map<String, Object>>();
        for (var variable : meta.variables()) {
            var sample = variable.sample().get(language.toLanguageTag());
            if (sample != null && (withOptional || !variable.optional())) {
                known.computeIfAbsent(variable.prefix(), prefix -> new HashMap<>())
                        .put(variable.fact(), sample);
            }
        }
        return known;
    }

    /**
     * A subject is one header line: what could end it, or hide a part of it, is no part of it. A loop, because every mail
     * has three such lines, and a regular expression was among the dearest of all that a mail costs.
     */
    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        var wasNoPart = false;
        for (var place = 0; place < text.length(); place++) {
            var sign = text.charAt(place);
            var isNoPart = isNoPartOfALine(sign);
            if (!isNoPart) {
                line.append(sign);
            } else if (!wasNoPart) {
                line.append(' ');
            }
            wasNoPart = isNoPart;
        }
        return line.toString().strip();
    }

    private static boolean isNoPartOfALine(char sign) {
        return Character.isISOControl(sign)
                || sign >= '\u2028' && sign <= '\u202E'
                || sign >= '\u2066' && sign <= '\u2069';
    }
}
