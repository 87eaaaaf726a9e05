package io.wayline.platform.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/** A request that a page makes by itself while nobody does anything: the live stream, and parts that it refreshes. */
public final class LiveVisit {

    /** Where the stream is. */
    public static final String STREAM = "/live";

    /** With which a page says that it fetches a part of itself because something has moved. */
    static final String HEADER = "Wayline-Live";

    private static final String SESSION = LiveVisit.class.getName() + ".session";

    private LiveVisit() {}

    /** Notes whose session it is, for it does not use it. */
    public static void read(String session, HttpServletRequest request) {
        request.setAttribute(SESSION, session);
    }

    /** The id of the session of whoever asks, or null when they came without one. */
    public static @Nullable String session(HttpServletRequest request) {
        return (String) request.getAttribute(SESSION);
    }

    /** Whether this is one. It is no use of a session: a page that is left open keeps nobody signed in. */
    public static boolean is(HttpServletRequest request) {
        return STREAM.equals(request.getRequestURI()) || request.getHeader(HEADER) != null;
    }
}
