package io.wayline.steps;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.message.FactType;
import io.wayline.message.MailFacts;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Notices;

/** What a mail to a colleague says: the sentence of its notice, an id, and where to look; never a customer's data. */
@Component
class NoticeFacts implements MailFacts {

    private static final String BETWEEN = " ";

    private final Notices notices;
    private final MessageSource texts;
    private final String baseUrl;

    NoticeFacts(Notices notices, MessageSource texts, @Value("${wayline.base-url}") String baseUrl) {
        this.notices = notices;
        this.texts = texts;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** The reference of a notice of this kind about this subject. */
    static String about(String kind, String subject) {
        return kind + BETWEEN + subject;
    }

    @Override
    public String prefix() {
        return "notice";
    }

    @Override
    public Map<String, Fact> facts() {
        return Map.of(
                "text", Fact.always(FactType.TEXT),
                "id", Fact.always(FactType.TEXT),
                "link", Fact.always(FactType.TEXT));
    }

    @Override
    public boolean needsAbout() {
        return true;
    }

    @Override
    public Map<String, Object> of(CustomerId customer, @Nullable String about, Locale language) {
        if (about == null || !about.contains(BETWEEN)) {
            return Map.of();
        }
        var kind = about.substring(0, about.indexOf(BETWEEN));
        var subject = about.substring(about.indexOf(BETWEEN) + 1);
        return notices.path(kind)
                .<Map<String, Object>>map(path -> Map.of(
                        "text",
                        texts.getMessage("work.notice." + kind, null, language),
                        "id",
                        subject,
                        "link",
                        baseUrl + path + subject))
                .orElse(Map.of());
    }
}
