package io.wayline.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The few words of htmx's own protocol that the server speaks. */
final class Htmx {

    private Htmx() {}

    /** True when a part of a page asks, not the browser itself. */
    static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
