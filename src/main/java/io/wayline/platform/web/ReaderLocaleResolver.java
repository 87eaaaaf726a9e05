package io.wayline.platform.web;

import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Gives Spring MVC the reader's language; it is changed by {@code POST /preferences} only. */
@Component("localeResolver")
class ReaderLocaleResolver implements LocaleResolver {

    private final Preferences preferences;

    ReaderLocaleResolver(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return preferences.language(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is changed by POST /preferences");
    }
}
