package io.wayline.message;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One time that a mail was taken to the mail server.
 *
 * @param node who did it
 * @param phase how far the conversation got, a stable word: {@code CONNECT}, {@code MAIL}, {@code RCPT}, {@code DATA},
 *     {@code DOT}
 * @param outcome {@code SENT} or the class of failure
 * @param code the server's reply code, or null when it said nothing
 * @param enhancedCode its enhanced status code (RFC 3463); empty without one
 * @param text what it said, or what the connection said; may name the recipient
 */
public record MailAttempt(
        Instant at,
        String node,
        String phase,
        String outcome,
        @Nullable Integer code,
        @Nullable String enhancedCode,
        String text,
        Duration took) {}
