package io.wayline.platform.http;

import java.io.IOException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.background.OutOfMemory;

/** The server would log that memory has run out under a request, and go on as if nothing were. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutOfMemoryFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error thrown) {
            OutOfMemory.endIfOut(thrown);
            throw thrown;
        }
    }
}
