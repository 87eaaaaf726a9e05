package io.wayline.message.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The mail that a worker's server took last and that is not written down as sent yet: that is done with the hand-over of
 * the next one, or as soon as there is no next one. Until then it counts as being handed over, which is what a crash
 * leaves of it. Not for two threads.
 */
final class LastSent {

    private final Settlement settlement;
    private @Nullable Sent sent;

    LastSent(Settlement settlement) {
        this.settlement = settlement;
    }

    /** A mail that the server has. */
    record Sent(Claimed mail, String token, Outcome outcome) {}

    /** The server has this one; the one before must have been settled. */
    void is(Claimed mail, String token, Outcome outcome) {
        sent = new Sent(mail, token, outcome);
    }

    /** What is still to be written down, to be forgotten once that is committed; or null. */
    @Nullable
    Sent sent() {
        return sent;
    }

    /** It is written down. */
    void forget() {
        sent = null;
    }

    /** Writes it down in a transaction of its own, if that is still to be done. */
    void settleNow() {
        var last = sent;
        if (last != null) {
            settlement.sent(last.mail(), last.token(), last.outcome());
        }
        forget();
    }
}
