package io.wayline.message.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;

/** What stands around the body of every mail in one language: the company's name above, the foot below. */
record Layout(Locale language, Part html, Part text, Map<String, String> words) {

    static final String HTML = "layout.html";
    static final String TEXT = "layout.txt";
    static final String WORDS = "layout.json";

    /**
     * The whole mail.
     *
     * @param company what it says about the company
     * @param preferences where the reader says what they want, or null for a mail that nobody can decline
     * @throws RenderFault when the layout itself is broken
     */
    Written around(Draft draft, Map<String, ?> company, @Nullable String preferences) {
        var model = new HashMap<String, Object>();
        model.put("subject", draft.subject());
        model.put("preheader", draft.preheader());
        model.put("reason", draft.reason());
        model.put("company", company);
        model.put("words", words);
        model.put("language", language.toLanguageTag());
        if (preferences != null) {
            model.put("preferences", preferences);
        }
        model.put("body", draft.text().strip());
        var plain = text.render(model);
        try {
            model.put("body", HTMLOutputFormat.INSTANCE.fromMarkup(draft.html().strip()));
        } catch (TemplateModelException impossible) {
            throw new IllegalStateException("Rendered HTML is HTML", impossible);
        }
        return new Written(draft.subject(), html.render(model), plain);
    }

    /** What the subject begins with: China wants 广告 or AD there on every advertisement (互联网电子邮件服务管理办法, 13). */
    String label(boolean wanted) {
        return wanted ? words.getOrDefault("label", "") : "";
    }
}
