package io.wayline.message.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.wayline.message.Purpose;
import io.wayline.message.smtp.Reply;

/** When a mail that was refused for now is tried again, and when no more. */
final class Retries {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8));

    private final RandomGenerator random;

    Retries(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next try, a fifth sooner or later than planned so that many do not come back at once; where the server says
     * when to come back, not before that. Empty when it would come too late to be of use.
     */
    Optional<Instant> next(ClaimedMessage mail, Reply reply, Instant now) {
        if (mail.attempts() >= DELAYS.size()) {
            return Optional.empty();
        }
        var planned = DELAYS.get(mail.attempts());
        var delay = Duration.ofMillis((long) (planned.toMillis() * (0.8 + 0.4 * random.nextDouble())));
        var asked = reply.pleaseWait().orElse(Duration.ZERO);
        var next = now.plus(delay.compareTo(asked) < 0 ? asked : delay);
        var since = mail.triedSince() == null ? now : mail.triedSince();
        var tooLate = next.isAfter(since.plus(patience(mail.purpose())))
                || mail.expiresAt() != null && next.isAfter(mail.expiresAt());
        return tooLate ? Optional.empty() : Optional.of(next);
    }

    /** How long after its first failed try a mail is still tried. */
    static Duration patience(Purpose purpose) {
        return Duration.ofHours(purpose == Purpose.MARKETING ? 8 : 24);
    }
}
