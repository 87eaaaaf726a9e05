package io.wayline.shared.body;

import java.util.OptionalLong;

/**
 * How large the body of a request to a route may be, where that is other than what every route takes. A bean of it lies
 * beside the route; a route without one takes {@code wayline.http.max-body}.
 *
 * @param method such as {@code POST}
 * @param path as the route has it, such as {@code /api/v1/events}
 * @param most in bytes; empty where the route reads its body as a stream and keeps to a limit of its own. A form counts
 *     as at most {@code wayline.http.max-body} all the same
 */
public record BodyLimit(String method, String path, OptionalLong most) {

    public static BodyLimit of(String method, String path, long most) {
        return new BodyLimit(method, path, OptionalLong.of(most));
    }

    public static BodyLimit streamed(String method, String path) {
        return new BodyLimit(method, path, OptionalLong.empty());
    }
}
