package io.wayline.intake.web;

import java.io.IOException;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

import io.wayline.intake.EventIntake;
import io.wayline.shared.body.Body;

/** How a request with events looks from outside. */
final class Requests {

    static final String PATH = "/api/v1/events";
    static final String SINGLE = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final List<MediaType> TAKEN = List.of(MediaType.valueOf(SINGLE), MediaType.valueOf(BATCH));

    private Requests() {}

    /** @throws HttpMediaTypeNotSupportedException when it is neither an event nor a batch */
    static boolean isBatch(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("The body is compressed: send it as it is.", null);
        }
        var type = mediaType(request.getContentType());
        for (var taken : TAKEN) {
            if (type != null && taken.equalsTypeAndSubtype(type)) {
                return taken.equals(TAKEN.get(1));
            }
        }
        throw unsupported("Send one event as %s, or several as %s.".formatted(SINGLE, BATCH), type);
    }

    /** The bytes as they came, at most as many as an event or a batch may have. */
    static byte[] body(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        return Body.read(
                request.getInputStream(),
                request.getContentLengthLong(),
                isBatch(request) ? EventIntake.MAX_BATCH : EventIntake.MAX_EVENT);
    }

    private static HttpMediaTypeNotSupportedException unsupported(String detail, @Nullable MediaType type) {
        var refusal = new HttpMediaTypeNotSupportedException(type, TAKEN);
        refusal.getBody().setDetail(detail);
        return refusal;
    }

    private static @Nullable MediaType mediaType(@Nullable String header) {
        try {
            return header == null || header.isBlank() ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }
}
