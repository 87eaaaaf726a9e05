package io.wayline.intake.web;

import java.io.IOException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

import io.wayline.intake.source.Signatures;
import io.wayline.shared.Refusal;
import io.wayline.shared.body.BufferedRequest;

/** Proves over the raw bytes who signed a request, before anything reads them, and hands the same bytes on. */
final class SignatureFilter extends OncePerRequestFilter {

    static final String SIGNATURE = "webhook-signature";

    private final Signatures signatures;
    private final HandlerExceptionResolver problems;

    SignatureFilter(Signatures signatures, HandlerExceptionResolver problems) {
        this.signatures = signatures;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest buffered;
        try {
            var body = Requests.body(request);
            var source = signatures.prove(
                    new Signatures.Signed(
                            request.getHeader("Wayline-Source"),
                            request.getHeader("webhook-id"),
                            request.getHeader("webhook-timestamp"),
                            request.getHeader(SIGNATURE)),
                    body);
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SignedSource(source));
            SecurityContextHolder.setContext(context);
            buffered = new BufferedRequest(request, body);
        } catch (Refusal | HttpMediaTypeNotSupportedException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(buffered, response);
    }
}
