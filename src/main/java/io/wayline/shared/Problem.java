package io.wayline.shared;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A refusal as HTTP tells it everywhere (RFC 9457), alone or as an item of a batch.
 *
 * @param type {@code /problems/} and the refusal's code: stable, made to be compared
 * @param title the code in words, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what was wrong this time and what helps
 * @param errors the fields at fault
 * @param data further members, written beside the others
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refusal.Finding> errors,
        @JsonAnyGetter Map<String, Object> data) {

    public static Problem of(Refusal refusal) {
        return new Problem(
                type(refusal.code()),
                title(refusal.code()),
                status(refusal.kind()),
                String.valueOf(refusal.getMessage()),
                refusal.findings(),
                refusal.data());
    }

    /** @param code lower-case words with dashes between them */
    public static String type(String code) {
        return "/problems/" + code;
    }

    /** @param code lower-case words with dashes between them */
    public static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }
}
