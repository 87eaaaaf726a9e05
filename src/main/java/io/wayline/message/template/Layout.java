package io.wayline.message.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;

import io.wayline.message.template.LockedProfile.Part;

/** What stands around the body of every mail in one language: the company's name above, the foot below. */
record Layout(Locale language, Part html, Part text, Map<String, String> words) {

    String html(String body, Map<String, String> texts, Map<String, ?> company, @Nullable String preferences)
            throws TemplateModelException {
        return html.render(around(HTMLOutputFormat.INSTANCE.fromMarkup(body.strip()), texts, company, preferences));
    }

    String text(String body, Map<String, String> texts, Map<String, ?> company, @Nullable String preferences) {
        return text.render(around(body.strip(), texts, company, preferences));
    }

    /** What the subject begins with: China wants 广告 or AD there on every advertisement (互联网电子邮件服务管理办法, 13). */
    String label(boolean wanted) {
        return wanted ? Objects.requireNonNull(words.get("label")) : "";
    }

    private Map<String, Object> around(
            Object body, Map<String, String> texts, Map<String, ?> company, @Nullable String preferences) {
        var model = new HashMap<String, Object>(texts);
        model.put("body", body);
        model.put("company", company);
        model.put("words", words);
        model.put("language", language.toLanguageTag());
        if (preferences != null) {
            model.put("preferences", preferences);
        }
        return model;
    }
}
