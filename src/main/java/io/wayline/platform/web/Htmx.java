package io.wayline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The few words of htmx's own protocol that the server speaks. */
final class Htmx {

    private Htmx() {}

    /** True when a part of a page asks, not the browser itself. */
    static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** Leads the whole page elsewhere; a redirect would be followed unseen and land inside the page. */
    static void redirect(HttpServletResponse response, String address) {
        response.setHeader("HX-Redirect", address);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
