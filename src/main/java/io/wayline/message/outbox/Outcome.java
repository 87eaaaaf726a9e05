package io.wayline.message.outbox;

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
record Outcome(@Nullable FailureClass failure, Phase phase, Reply reply, Duration took) {

    static Outcome sent(String reply, Duration took) {
        return new Outcome(null, Phase.DOT, Reply.of(reply), took);
    }

    static Outcome failed(Phase phase, MessagingException failure, Duration took) {
        return new Outcome(Classification.of(phase, failure), phase, Reply.of(failure), took);
    }

    /** Its name in rows: {@code SENT}, or the failure's. */
    String word() {
        return failure == null ? "SENT" : failure.name();
    }
}
