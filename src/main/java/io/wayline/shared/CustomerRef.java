package io.wayline.shared;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name under which the company's own systems know a customer: 1 to 200 characters, no white space at its ends, no
 * control or invisible characters, and nothing that an address on the web cannot carry. Compared exactly, upper and
 * lower case apart.
 */
public record CustomerRef(@JsonValue String value) {

    public static final int MAX_LENGTH = 200;

    /** Web servers and proxies refuse these in a path, however they are encoded. */
    private static final Pattern UNADDRESSABLE = Pattern.compile("[/\\\\%;]|^\\.{1,2}$");

    /** Control characters, and marks that turn or hide what stands beside them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public CustomerRef {
        if (value.isEmpty()) {
            throw new InvalidValue("subject", "is empty", "name the customer by the ref your system knows");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValue(
                    "subject", "has %d characters".formatted(value.length()), "use at most " + MAX_LENGTH);
        }
        if (!value.equals(value.strip()) || UNSEEN.matcher(value).find()) {
            throw new InvalidValue(
                    "subject", "has white space at an end or an invisible character inside", "send the bare ref");
        }
        if (UNADDRESSABLE.matcher(value).find()) {
            throw new InvalidValue(
                    "subject",
                    "has a slash, backslash, percent sign, or semicolon, or is only dots",
                    "send a ref without them, such as one with dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
