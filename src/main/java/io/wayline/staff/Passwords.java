package io.wayline.staff;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept. Length is what counts; there are no rules of composition. */
@Component
class Passwords {

    private static final int SHORTEST = 12;
    /** bcrypt reads no further, and silently ignoring the rest would be a lie. */
    private static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    /** Compared against when there is no account, so that the answer takes as long as with one. */
    private final String nobody = encoder.encode("nobody's password");

    /** @return the stored form of a new password */
    String accepted(String username, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new InvalidAccount(InvalidAccount.Why.PASSWORD_SHORT);
        }
        if (tooLong(password)) {
            throw new InvalidAccount(InvalidAccount.Why.PASSWORD_LONG);
        }
        if (obvious(username, password.toLowerCase(Locale.ROOT))) {
            throw new InvalidAccount(InvalidAccount.Why.PASSWORD_OBVIOUS);
        }
        return encoder.encode(password);
    }

    /** @param stored the stored form, or null when there is none to match; takes the same time either way */
    boolean match(String password, @Nullable String stored) {
        var matches = encoder.matches(password, stored == null ? nobody : stored);
        return matches && stored != null && !tooLong(password);
    }

    /** The stored form of a password that is no secret: cheap to make, since nothing is lost when it is guessed. */
    static String open(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static boolean obvious(String username, String password) {
        return password.contains(username) && password.length() < username.length() + SHORTEST
                || password.contains("wayline") && password.length() < "wayline".length() + SHORTEST
                || password.chars().distinct().count() < 4;
    }
}
