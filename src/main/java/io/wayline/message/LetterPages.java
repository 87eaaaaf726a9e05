package io.wayline.message;

import java.util.Locale;
import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

import io.wayline.customer.Customer;

/** What all pages have that customers open from a mail: the language in which we write to them, and who we are. */
@Component
public class LetterPages {

    private final MailSettings settings;

    LetterPages(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * Answers this request in the language that was chosen on the page, else in the one in which we write to this customer,
     * else in the one that the browser asks for; and lays {@code company}, {@code address}, and {@code answers} into the
     * model.
     *
     * @param chosen what the address says, of which only our languages count
     * @param reader whose link it is; nothing for a link that is not ours
     * @return the language
     */
    public Locale dress(
            Optional<Customer> reader,
            @Nullable String chosen,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = MailSettings.LANGUAGES.stream()
                .filter(each -> each.toLanguageTag().equals(chosen))
                .findFirst()
                .or(() -> reader.map(customer -> settings.languageFor(customer.locale())))
                .orElseGet(() -> settings.languageFor(RequestContextUtils.getLocale(request)));
        var resolver = RequestContextUtils.getLocaleResolver(request);
        if (resolver != null) {
            resolver.setLocale(request, response, language);
        }
        model.addAttribute("company", settings.nameFor(language));
        model.addAttribute("address", settings.addressFor(language));
        model.addAttribute("answers", settings.answers().value());
        return language;
    }
}
