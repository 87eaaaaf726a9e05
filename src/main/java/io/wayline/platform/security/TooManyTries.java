package io.wayline.platform.security;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/** Somebody tried too often and has to wait. */
final class TooManyTries extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many tries");
        this.wait = wait;
    }

    /** How many minutes to wait, at least one. */
    long minutes() {
        return wait.plusSeconds(59).toMinutes();
    }
}
