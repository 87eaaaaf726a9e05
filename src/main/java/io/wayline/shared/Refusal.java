package io.wayline.shared;

import java.util.List;
import java.util.Map;

/**
 * A "no" that a person or a system can act on. Every feature's refusals extend this one, so that a single place turns
 * them into problem details (RFC 9457) and page messages without knowing any feature.
 *
 * <p>The message is one English sentence that names what was wrong and what helps; it never repeats a personal value.
 * {@link #code()} is stable and becomes the problem's {@code type} and the message key {@code refusal.<code>}.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of "no" it is; each protocol translates it into their own language (HTTP status, exit code). */
    public enum Kind {
        MALFORMED,
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        PRECONDITION,
        TOO_LARGE,
        TOO_MANY,
        UNAVAILABLE
    }

    /**
     * One thing that is wrong with one field.
     *
     * @param pointer where, as JSON Pointer (RFC 6901) or parameter name
     * @param detail what is wrong and what helps, without the value itself
     */
    public record Finding(String pointer, String detail) {}

    private final String code;
    private final Kind kind;

    protected Refusal(Kind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public final String code() {
        return code;
    }

    public final Kind kind() {
        return kind;
    }

    /** The fields at fault; empty when the refusal is not about fields. */
    public List<Finding> findings() {
        return List.of();
    }

    /** Facts a machine may want, such as the seconds to wait; no personal data. */
    public Map<String, Object> data() {
        return Map.of();
    }
}
