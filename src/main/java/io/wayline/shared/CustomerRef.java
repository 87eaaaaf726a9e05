package io.wayline.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name under which the company's own systems know a customer: 1 to 200 characters, no white space at its ends, no
 * control characters. Compared exactly, upper and lower case apart.
 */
public record CustomerRef(@JsonValue String value) {

    public static final int MAX_LENGTH = 200;

    public CustomerRef {
        if (value.isEmpty()) {
            throw new InvalidValue("subject", "is empty", "name the customer by the ref your system knows");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValue(
                    "subject", "has %d characters".formatted(value.length()), "use at most " + MAX_LENGTH);
        }
        if (!value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    "subject", "has white space at an end or a control character inside", "send the bare ref");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
