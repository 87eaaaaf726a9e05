package io.wayline.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.MailAddress;

/**
 * May stop a mail. Every bean of this type is asked twice: when the mail is recorded, in the transaction of whoever asks
 * for it, and again on the dispatcher's thread, outside any transaction, at most a second before the mail server is
 * spoken to. What stops a mail also between that look and its last line, such as a withdrawn consent, should cancel it
 * or take it out of the dispatcher's hands as well. A gate is also asked by people who want to know beforehand; what it says
 * then is what it would say to a mail that is recorded at that moment.
 *
 * <p>Any {@code suppress} wins over any {@code hold}, and the longest hold over shorter ones.
 */
public interface SendGate {

    Verdict judge(Candidate mail);

    /** Judges each of several mails that are about to be handed over; for a gate that can look up all of them at once. */
    default List<Verdict> judgeAll(List<Candidate> mails) {
        return mails.stream().map(this::judge).toList();
    }

    /** When it is asked. */
    enum Moment {
        RECORDING,
        HANDING_OVER,
        /** Nothing is recorded: somebody only asks what would be. A gate locks nothing then. */
        FORESEEING
    }

    /**
     * A mail that wants to go out.
     *
     * @param messageRef its row, or null while it has none; what counts mails must not count this one
     * @param recordedAt when it was asked for
     */
    record Candidate(
            Moment moment,
            @Nullable String messageRef,
            CustomerId customer,
            Purpose purpose,
            String template,
            MailAddress recipient,
            Instant recordedAt) {}

    /**
     * What a gate says.
     *
     * @param reason a stable word, at most 60 characters; pages show {@code timeline.mail-held.<reason>} or
     *     {@code timeline.mail-not-sent.<reason>}; empty for {@link Kind#ALLOW}
     * @param until when a held mail is judged again, else null
     * @param facts what a sentence about the reason needs, small and flat, without contact data
     */
    record Verdict(Kind kind, String reason, @Nullable Instant until, Map<String, String> facts) {

        private static final Verdict ALLOW = new Verdict(Kind.ALLOW, "", null, Map.of());

        /** In rising strength. */
        public enum Kind {
            ALLOW,
            HOLD,
            SUPPRESS
        }

        public static Verdict allow() {
            return ALLOW;
        }

        public static Verdict holdUntil(Instant until, String reason) {
            return holdUntil(until, reason, Map.of());
        }

        public static Verdict holdUntil(Instant until, String reason, Map<String, String> facts) {
            return new Verdict(Kind.HOLD, reason, until, Map.copyOf(facts));
        }

        public static Verdict suppress(String reason) {
            return suppress(reason, Map.of());
        }

        public static Verdict suppress(String reason, Map<String, String> facts) {
            return new Verdict(Kind.SUPPRESS, reason, null, Map.copyOf(facts));
        }
    }
}
