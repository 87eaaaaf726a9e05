package io.wayline.platform.security;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import io.wayline.shared.access.Scope;
import io.wayline.staff.Accounts;
import io.wayline.staff.ApiKey;
import io.wayline.staff.ApiKeys;

/**
 * Takes {@code Authorization: Bearer <key>}, and {@code Wayline-Actor: <account>} from keys that may act for people. A
 * key that is shown must be right, even where a session would do. The key counts for this request only.
 */
class BearerFilter extends OncePerRequestFilter {

    private static final Logger AUDIT = LoggerFactory.getLogger(BearerFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final String ACTOR = "Wayline-Actor";

    private final ApiKeys keys;
    private final Accounts accounts;
    private final ApiRefusals refusals;

    BearerFilter(ApiKeys keys, Accounts accounts, ApiRefusals refusals) {
        this.keys = keys;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    /** What was shown as a bearer token, or null; the scheme's name is not case-sensitive (RFC 9110 11.1). */
    static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        var key = keys.find(token);
        if (key.isEmpty()) {
            refusals.commence(request, response, new BadCredentialsException("Unknown key"));
            return;
        }
        try {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new KeyHolder(acting(key.get(), request)));
            SecurityContextHolder.setContext(context);
        } catch (AccessDeniedException mayNotAct) {
            refusals.forbidden(response, String.valueOf(mayNotAct.getMessage()));
            return;
        }
        chain.doFilter(request, response);
    }

    private ApiKey acting(ApiKey key, HttpServletRequest request) {
        var name = request.getHeader(ACTOR);
        if (name == null) {
            return key;
        }
        if (!key.scopes().contains(Scope.ACT_AS)) {
            throw new AccessDeniedException(
                    "%s needs a key with %s: leave the header out.".formatted(ACTOR, Scope.ACT_AS.text()));
        }
        var actor = accounts.find(name)
                .orElseThrow(() -> new AccessDeniedException(
                        "%s names nobody who works here: send an account name.".formatted(ACTOR)));
        AUDIT.info("Key {} acts for {}: {}", key.name(), actor.username(), request.getMethod());
        return new ApiKey(key.name(), key.scopes(), actor);
    }
}
