package io.wayline.platform.web;

import java.io.IOException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Refuses a page. Who only wanted to look is led to signing in; who sent a form after the session had ended gets the
 * error page that gives back what was typed; who may not, gets the one that says so. A part of a page that asks by itself
 * is told that the session is over, and the page, which keeps what is typed on it, asks for the password in place.
 */
@Component
public class PageRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SESSION_ENDED = PageRefusal.class.getName() + ".sessionEnded";

    private final AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(SignInPages.PATH);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException, ServletException {
        if (LiveVisit.is(request) || Htmx.asks(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            signIn.commence(request, response, stranger);
        } else {
            sessionEnded(request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (refused instanceof CsrfException) {
            sessionEnded(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void sessionEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Htmx.asks(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        request.setAttribute(SESSION_ENDED, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
