package io.wayline.platform.security;

import java.io.IOException;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

import io.wayline.platform.problem.Problems;

/** Says no to callers of the API, as problems. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    ApiRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var shown = BearerFilter.token(request) != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                shown ? "Bearer realm=\"wayline\", error=\"invalid_token\"" : "Bearer realm=\"wayline\"");
        answer(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                shown
                        ? "The API key is unknown, revoked, or expired: ask an admin for a new one."
                        : "Nobody has signed in: send an API key as Authorization: Bearer wl_…");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (refused instanceof CsrfException && nobodyIsSignedIn()) {
            commence(request, response, new InsufficientAuthenticationException("Nobody has signed in"));
        } else if (refused instanceof CsrfException) {
            answer(
                    response,
                    HttpStatus.FORBIDDEN,
                    "csrf-token-missing",
                    "A session needs its CSRF token in X-CSRF-TOKEN here: send it, or use an API key.");
        } else if (refused instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof ApiRules.Verdict verdict) {
            judged(response, verdict);
        } else {
            forbidden(response, "You may not do this.");
        }
    }

    private void judged(HttpServletResponse response, ApiRules.Verdict verdict) throws IOException {
        if (verdict.methods().isEmpty()) {
            answer(response, HttpStatus.NOT_FOUND, "not-found", "There is nothing at this path: see /api/docs.");
        } else if (verdict.rule() == null) {
            var allowed =
                    verdict.methods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
            response.setHeader(HttpHeaders.ALLOW, allowed);
            answer(
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "method-not-allowed",
                    "This path takes %s.".formatted(allowed));
        } else {
            forbidden(response, "This needs %s.".formatted(verdict.rule().needs()));
        }
    }

    /** Whoever forgot the key has no use for advice on tokens. */
    private static boolean nobodyIsSignedIn() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }

    void forbidden(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"wayline\", error=\"insufficient_scope\"");
        answer(response, HttpStatus.FORBIDDEN, "forbidden", detail);
    }

    private void answer(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        problems.write(response, Problems.of(status, code, detail));
    }
}
