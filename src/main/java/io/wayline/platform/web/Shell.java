package io.wayline.platform.web;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

import io.wayline.shared.access.AccountNames;
import io.wayline.shared.clock.MovedClock;

/**
 * Lays beside every page's own model what all pages have: {@code msg}, {@code times}, {@code personOf}, and {@code frame}; and
 * {@code aheadTo}, the time by a clock that is ahead of the true one.
 */
@Component
class Shell {

    private final MessageSource messages;
    private final Preferences preferences;
    private final ZoneId zone;
    private final Clock clock;
    private final Rail rail;
    private final AccountNames accounts;
    private final BrowserBundle bundle;

    Shell(
            MessageSource messages,
            Preferences preferences,
            ZoneId zone,
            Clock clock,
            Rail rail,
            AccountNames accounts,
            BrowserBundle bundle) {
        this.messages = messages;
        this.preferences = preferences;
        this.zone = zone;
        this.clock = clock;
        this.rail = rail;
        this.accounts = accounts;
        this.bundle = bundle;
    }

    void dress(Map<String, Object> model, HttpServletRequest request) {
        var language = RequestContextUtils.getLocale(request);
        var person = Reader.person();
        if (clock instanceof MovedClock moved && !moved.ahead().isZero()) {
            model.put("aheadTo", moved.instant());
        }
        model.put("msg", new Texts(messages, language));
        model.put("times", new Times(messages, language, zone, clock));
        model.put("personOf", new People(accounts, messages, language));
        model.put(
                "frame",
                new Frame(
                        person.orElse(null),
                        language.toLanguageTag(),
                        preferences.theme(request).orElse(null),
                        person.map(rail::of).orElse(List.of()),
                        () -> person.map(rail::counts).orElse(Map.of()),
                        person.map(rail::topics).orElse(List.of()),
                        csrf(request),
                        here(request),
                        bundle));
    }

    private static Frame.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    /** A page that answers a form has no address to come back to, nor has one that failed. */
    private static String here(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return "/";
        }
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
