package io.wayline.platform.security;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import io.wayline.platform.web.LiveVisit;

/**
 * Hides the session from requests that a page makes by itself, since whoever reaches for it counts as somebody who uses
 * it, and a page that is left open would keep its reader signed in for ever. Who they are, {@link CurrentPeople} reads
 * past it.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1)
class QuietVisits extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(LiveVisit.is(request) ? new WithoutSession(request) : request, response);
    }

    private static final class WithoutSession extends HttpServletRequestWrapper {

        private WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return create ? super.getSession(true) : null;
        }
    }
}
