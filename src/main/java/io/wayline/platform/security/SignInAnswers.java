package io.wayline.platform.security;

import java.io.IOException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * Answers who signs in. From the sign-in page they come to the page that they wanted, or back with the reason; a page that
 * asks in place keeps what is typed on it, and is told by a status alone: 204 welcome, 422 wrong, 429 with the seconds to
 * wait.
 */
@Component
class SignInAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final int SECONDS = 60;

    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    SignInAnswers(RequestCache wanted) {
        onward.setRequestCache(wanted);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        if (isInPlace(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            onward.onAuthenticationSuccess(request, response, authentication);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyTries tooMany) {
            if (isInPlace(request)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.minutes() * SECONDS));
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            } else {
                response.sendRedirect("/sign-in?throttled=" + tooMany.minutes());
            }
        } else if (isInPlace(request)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } else {
            response.sendRedirect("/sign-in?failed");
        }
    }

    private static boolean isInPlace(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
