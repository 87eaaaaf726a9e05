package io.wayline.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

import io.wayline.platform.web.LiveVisit;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;

/**
 * Reads who is signed in from the session, and then from the account: one row by its key, only when somebody asks who
 * it is. So a session ends on every node with its account, and never shows yesterday's roles.
 */
@Component
class CurrentPeople implements SecurityContextRepository {

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final QuietSessions quiet;
    private final Accounts accounts;

    CurrentPeople(QuietSessions quiet, Accounts accounts) {
        this.quiet = quiet;
        this.accounts = accounts;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Current(
                LiveVisit.is(request) ? quiet.loadDeferredContext(request) : sessions.loadDeferredContext(request));
    }

    @Override
    @Deprecated
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        sessions.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.containsContext(request);
    }

    private SecurityContext current(SecurityContext stored) {
        if (!(stored.getAuthentication() instanceof SignedIn session)) {
            return stored;
        }
        var context = SecurityContextHolder.createEmptyContext();
        accounts.current(session.getName(), session.generation())
                .map(person -> new SignedIn(person, session.generation()))
                .ifPresent(context::setAuthentication);
        return context;
    }

    private final class Current implements DeferredSecurityContext {

        private final DeferredSecurityContext stored;
        private @Nullable SecurityContext context;

        private Current(DeferredSecurityContext stored) {
            this.stored = stored;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = current(stored.get());
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return stored.isGenerated();
        }
    }
}
