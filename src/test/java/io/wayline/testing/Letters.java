package io.wayline.testing;

import java.util.UUID;
import java.util.stream.Collectors;

/** Marks for texts that are read back from a page: many digits in a row are taken for a phone number there, and hidden. */
public final class Letters {

    private Letters() {}

    /** Eight letters that no other test has. */
    public static String some() {
        return UUID.randomUUID()
                .toString()
                .substring(0, 8)
                .chars()
                .mapToObj(hex -> Character.toString('a' + Character.digit(hex, 16)))
                .collect(Collectors.joining());
    }
}
