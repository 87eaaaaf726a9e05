package io.wayline.shared.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the parts of a page ask for one after the other is read once while a request is answered that only reads, and
 * forgotten with it. In a request that changes something, and outside of any, it is read each time.
 */
public final class OncePerRequest {

    private static final String KEPT = OncePerRequest.class.getName();

    /** What is read, and of what. */
    private record Asked(Class<?> by, Object what) {}

    private OncePerRequest() {}

    /**
     * @param by who reads it
     * @param what tells it from everything else that it reads
     * @param read gives what no caller changes, never null
     */
    @SuppressWarnings("unchecked")
    public static <T> T read(Class<?> by, Object what, Supplier<T> read) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here)
                || !"GET".equals(here.getRequest().getMethod())) {
            return read.get();
        }
        var asked = new Asked(by, what);
        var kept = kept(here);
        var known = kept.get(asked);
        if (known == null) {
            known = read.get();
            kept.put(asked, known);
        }
        return (T) known;
    }

    @SuppressWarnings("unchecked")
    private static Map<Asked, Object> kept(ServletRequestAttributes here) {
        var kept = (Map<Asked, Object>) here.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST);
        if (kept == null) {
            kept = new HashMap<>();
            here.setAttribute(KEPT, kept, RequestAttributes.SCOPE_REQUEST);
        }
        return kept;
    }
}
