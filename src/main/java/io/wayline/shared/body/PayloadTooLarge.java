package io.wayline.shared.body;

import java.util.Map;

import io.wayline.shared.Refusal;

/** The body is larger than this route takes; the rest of it was not read. */
public final class PayloadTooLarge extends Refusal {

    private static final long serialVersionUID = 1;

    private final long limit;

    /** @param limit in bytes */
    public PayloadTooLarge(long limit) {
        super(
                Kind.TOO_LARGE,
                "payload-too-large",
                "The body is larger than %d KiB: send ids instead of documents, or less at a time."
                        .formatted(limit / 1024));
        this.limit = limit;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("limit", limit);
    }
}
