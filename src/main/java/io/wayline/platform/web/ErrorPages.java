package io.wayline.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import io.wayline.platform.http.WholeParameters;

/** Says calmly what went wrong, and gives back what was typed when a session ended under a form. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Set<String> NEVER_SHOWN = Set.of("_csrf", "username", "password", "back", "language", "theme");

    @Override
    @Nullable
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> facts) {
        var ended = status == HttpStatus.FORBIDDEN
                && (request.getAttribute(PageRefusal.SESSION_ENDED) != null
                        || Reader.person().isEmpty());
        var kind = switch (status) {
            case FORBIDDEN -> ended ? "ended" : "forbidden";
            case NOT_FOUND -> "missing";
            case CONTENT_TOO_LARGE -> "too-large";
            case UNPROCESSABLE_CONTENT -> request.getAttribute(WholeParameters.FIELD) == null ? "refused" : "unkept";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
        var field = request.getAttribute(WholeParameters.FIELD);
        return new ModelAndView(
                "shell/error",
                Map.of(
                        "kind",
                        kind,
                        "field",
                        field == null ? "" : field,
                        "typed",
                        ended || field != null ? typed(request) : List.of()));
    }

    /** Only for a form of ours, so that nobody else's page puts words onto this one. */
    private static List<String> typed(HttpServletRequest request) {
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return List.of();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NEVER_SHOWN.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()))
                .filter(value -> !value.isBlank())
                .toList();
    }
}
