package io.wayline.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Our own name for a customer: opaque, never reused, safe to hand to the engine. The source's name is
 * {@link CustomerRef}.
 */
public record CustomerId(@JsonValue String value) {

    public CustomerId {
        if (value.isBlank() || value.length() > 36) {
            throw new IllegalArgumentException("A customer id has 1 to 36 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
