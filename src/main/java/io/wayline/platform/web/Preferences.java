package io.wayline.platform.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The language and theme of whoever reads: a person's own choice first, else what this browser chose before. */
@Component
class Preferences {

    static final Set<String> THEMES = Set.of("light", "dark");

    private static final String LANGUAGE_COOKIE = "wayline-language";
    private static final String THEME_COOKIE = "wayline-theme";

    private final ShellSettings settings;

    Preferences(ShellSettings settings) {
        this.settings = settings;
    }

    Locale language(HttpServletRequest request) {
        return Reader.person()
                .flatMap(person -> Optional.ofNullable(person.locale()))
                .map(Locale::toLanguageTag)
                .flatMap(Languages::tagged)
                .or(() -> Languages.tagged(cookie(request, LANGUAGE_COOKIE)))
                .or(() -> Languages.wished(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .or(() -> Languages.tagged(settings.locale().toLanguageTag()))
                .orElse(Languages.ENGLISH);
    }

    /** {@code light}, {@code dark}, or empty to follow the system. */
    Optional<String> theme(HttpServletRequest request) {
        return Reader.person()
                .map(person -> Optional.ofNullable(person.theme()))
                .orElseGet(() -> Optional.ofNullable(cookie(request, THEME_COOKIE)))
                .filter(THEMES::contains);
    }

    /** Keeps it for this browser, so that the sign-in page speaks the language of whoever signed out. */
    void rememberLanguage(HttpServletRequest request, HttpServletResponse response, Locale language) {
        write(request, response, LANGUAGE_COOKIE, language.toLanguageTag());
    }

    /** Keeps it for this browser; null forgets it. */
    void rememberTheme(HttpServletRequest request, HttpServletResponse response, @Nullable String theme) {
        write(request, response, THEME_COOKIE, theme == null ? "" : theme);
    }

    @Nullable
    private static String cookie(HttpServletRequest request, String name) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(value.isEmpty() ? Duration.ZERO : Duration.ofDays(365));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
