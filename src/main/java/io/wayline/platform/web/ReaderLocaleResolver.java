package io.wayline.platform.web;

import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Gives Spring MVC the reader's language. A page for people who do not sign in may set another one for its own answer;
 * for good it is changed by {@code POST /preferences} only.
 */
@Component("localeResolver")
class ReaderLocaleResolver implements LocaleResolver {

    private static final String OF_THIS_ANSWER = ReaderLocaleResolver.class.getName() + ".language";

    private final Preferences preferences;

    ReaderLocaleResolver(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getAttribute(OF_THIS_ANSWER) instanceof Locale chosen ? chosen : preferences.language(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        request.setAttribute(OF_THIS_ANSWER, locale);
    }
}
