package io.wayline.benefit;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Makes the codes that customers read out and type: three groups of four from an alphabet without vowels, so that no
 * word comes about, and without what is taken for something else. There are 2 to the power of 57.
 */
@Component
class CouponCodes {

    private static final String ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return grouped(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining()));
    }

    /** As it is kept, however it was typed. */
    static String read(String typed) {
        return grouped(typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    private static String grouped(String plain) {
        return plain.replaceAll("(.{4})(?=.)", "$1-");
    }
}
