package io.wayline.message.smtp;

import java.time.Duration;
import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;

/**
 * What came of taking one mail to the mail server.
 *
 * @param failure what kind of failure, or null when the server took the mail
 * @param phase how far it got
 * @param took how long it took
 */
public record Outcome(@Nullable FailureClass failure, Phase phase, Reply reply, Duration took) {

    /** The server took the mail, and said this. */
    public static Outcome sent(String reply, Duration took) {
        return new Outcome(null, Phase.DOT, Reply.of(reply), took);
    }

    /** It did not, or nobody knows; {@link FailureClass} tells. */
    public static Outcome failed(Phase phase, MessagingException failure, Duration took) {
        return new Outcome(Classification.of(phase, failure), phase, Reply.of(failure), took);
    }

    /** Its name in rows: {@code SENT}, or the failure's. */
    public String word() {
        return failure == null ? "SENT" : failure.name();
    }
}
