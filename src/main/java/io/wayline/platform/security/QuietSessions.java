package io.wayline.platform.security;

import java.util.Objects;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

import io.wayline.platform.web.LiveVisit;

/** Reads who has signed in without using their session: one statement, and nothing is written. */
@Component
class QuietSessions {

    private final SessionRepository<? extends Session> sessions;
    private final CookieSerializer cookies;

    QuietSessions(SessionRepository<? extends Session> sessions, CookieSerializer cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Read(request);
    }

    private SecurityContext read(HttpServletRequest request) {
        var session = cookies.readCookieValues(request).stream()
                .map(sessions::findById)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (session == null) {
            return SecurityContextHolder.createEmptyContext();
        }
        LiveVisit.read(session.getId(), request);
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                ? context
                : SecurityContextHolder.createEmptyContext();
    }

    private final class Read implements DeferredSecurityContext {

        private final HttpServletRequest request;

        private Read(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            return read(request);
        }

        @Override
        public boolean isGenerated() {
            return false;
        }
    }
}
