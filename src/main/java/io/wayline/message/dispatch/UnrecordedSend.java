package io.wayline.message.dispatch;

import org.jspecify.annotations.Nullable;

import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.smtp.Outcome;

/**
 * The mail that a worker's server took last and that is not written down as sent yet: that is done with the hand-over of
 * the next one, or as soon as there is no next one. Until then it counts as being handed over, which is what a crash
 * leaves of it. Not for two threads.
 */
final class UnrecordedSend {

    private final DeliveryRecords records;
    private @Nullable Mark mark;

    UnrecordedSend(DeliveryRecords records) {
        this.records = records;
    }

    /** The server has this one; the one before must have been settled. */
    void is(ClaimedMessage mail, String token, Outcome outcome) {
        mark = Mark.sent(mail, token, outcome);
    }

    /** What is still to be written down, to be forgotten once that is committed; or null. */
    @Nullable
    Mark mark() {
        return mark;
    }

    /** It is written down. */
    void forget() {
        mark = null;
    }

    /** Writes it down in a transaction of its own, if that is still to be done. */
    void settleNow() {
        if (mark != null) {
            records.sent(mark);
        }
        forget();
    }
}
