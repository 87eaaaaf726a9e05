package io.wayline.platform.http;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import io.wayline.platform.problem.Problems;
import io.wayline.shared.Problem;
import io.wayline.shared.body.Body;
import io.wayline.shared.body.BufferedRequest;
import io.wayline.shared.body.PayloadTooLarge;

/**
 * Refuses bodies that are too large, on every route and before anything reads them, whoever sends them: a few large ones
 * at a time would otherwise take all memory there is. One that announces its length is not read at all, one that does
 * not is read up to the limit and kept for whoever reads it afterwards.
 */
@Component
@Order(BodyLimitFilter.ORDER)
class BodyLimitFilter extends OncePerRequestFilter {

    /** After the encoding is set and the request is observed, before the session is looked for. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final RouteLimits limits;
    private final Problems problems;

    BodyLimitFilter(RouteLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = limits.of(request);
        HttpServletRequest within = request;
        if (most.isPresent()) {
            try {
                within = within(request, most.getAsLong());
            } catch (PayloadTooLarge tooLarge) {
                refuse(request, response, tooLarge);
                return;
            }
        }
        chain.doFilter(within, response);
    }

    /** @throws PayloadTooLarge when it is */
    private static HttpServletRequest within(HttpServletRequest request, long most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw new PayloadTooLarge(most);
        }
        if (request.getContentLengthLong() >= 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            return request;
        }
        if (isForm(request)) {
            readForm(request, most);
            return request;
        }
        return new BufferedRequest(request, Body.read(request.getInputStream(), -1, Math.toIntExact(most)));
    }

    /** The server reads forms of this kind itself, up to the limit that {@link ServerLimits} gives it. */
    private static boolean isForm(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && isForm(request.getContentType());
    }

    private static boolean isForm(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static void readForm(HttpServletRequest request, long most) {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            if (unreadable.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE) {
                throw new PayloadTooLarge(most);
            }
            throw unreadable;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, PayloadTooLarge tooLarge)
            throws IOException {
        request.setAttribute(LingeringClose.REFUSED, true);
        var problem = Problem.of(tooLarge);
        if (Problems.asksForJson(request)) {
            problems.write(response, problem);
        } else {
            response.sendError(problem.status());
        }
    }
}
