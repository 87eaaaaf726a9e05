package io.wayline.message.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.message.MailSettings;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.Written;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;

import static io.wayline.message.MailSettings.LANGUAGES;

/** Writes templates for eyes of ours: with their samples, or as one customer would get it whom the viewer may see. */
@Component
class MailPreviews {

    private final MailTemplates templates;
    private final VisibleCustomers visible;
    private final MailSettings settings;

    MailPreviews(MailTemplates templates, VisibleCustomers visible, MailSettings settings) {
        this.templates = templates;
        this.visible = visible;
        this.settings = settings;
    }

    /**
     * What shall be seen; what is empty counts as left out.
     *
     * @param locale a language tag; left out: that of the customer, or of the company
     * @param customer their ref; left out: sample data
     * @param about what the mail is about, such as an order's number
     */
    record Asked(
            @Nullable String locale,
            @Nullable String customer,
            @Nullable String about) {

        Asked {
            locale = blankAsNull(locale);
            customer = blankAsNull(customer);
            about = blankAsNull(about);
        }

        private static @Nullable String blankAsNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** A mail in its language. */
    record Preview(Locale language, Written mail) {}

    /**
     * @throws InvalidValue for a language that we do not write
     * @throws io.wayline.shared.NotFound when there is no such template, or no customer of this ref whom they may see
     * @throws io.wayline.message.MailNotWritten when the template is broken, or something is missing for this customer
     */
    Preview of(String template, Asked asked, Viewer viewer) {
        templates.report(template);
        var wanted = asked.locale() == null ? null : language(asked.locale());
        if (asked.customer() == null) {
            var language = wanted == null ? settings.locale() : wanted;
            return new Preview(language, templates.sample(template, language));
        }
        var customer = visible.get(new CustomerRef(asked.customer()), viewer).customer();
        var language = wanted == null ? settings.languageFor(customer.locale()) : wanted;
        return new Preview(language, templates.preview(template, language, customer, asked.about()));
    }

    /** @throws InvalidValue for a language that we do not write */
    static Locale language(String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.toLanguageTag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("locale", "is not a language that we write", "send zh-CN or en"));
    }
}
