package io.wayline.message;

import java.util.EnumSet;
import java.util.Set;

/** How far a message got. A new one begins as one of {@link #beginnings()}; from there on {@link Move} is all there is. */
public enum MessageState {
    /** Waits until the send gate lets it go on, for the reason in its row. */
    HELD,
    /** Waits for its turn or for its next try. */
    PENDING,
    /** In the hands of one dispatcher; the mail server certainly does not have it. */
    CLAIMED,
    /** Its last line may be on the way; only the mail server's answer says more. */
    HANDOVER,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it for good, or too often. */
    FAILED,
    /** Whether the mail server has it is not known; a person or the rule for its purpose decides. */
    UNKNOWN,
    /** Called back before it left. */
    CANCELLED,
    /** Never tried, for the reason in its row. */
    SUPPRESSED,
    /** Not tried in time. */
    EXPIRED;

    /** Those in which a new row may be written. */
    public static Set<MessageState> beginnings() {
        return EnumSet.of(PENDING, HELD, SUPPRESSED);
    }

    /**
     * The acts that move a message, each from the states in which it may be done to the one to which it leads. What is
     * not here does not happen: the statement of a move finds no row in any other state. Who holds the token of a claim
     * may say what became of a message even after it was called uncertain, which is why such moves start from UNKNOWN too.
     */
    public enum Move {
        /** A dispatcher takes it, for as long as its lease lasts. */
        CLAIM(CLAIMED, PENDING),
        /** Its dispatcher did not come to it. */
        GIVE_BACK(PENDING, CLAIMED),
        /** What its dispatcher looked at has changed meanwhile. */
        JUDGE_AGAIN(PENDING, CLAIMED),
        /** It makes us fail before it can have left, and rests. */
        SET_ASIDE(PENDING, PENDING, CLAIMED),
        /** The gate lets it wait. */
        HOLD(HELD, CLAIMED),
        /** The gate, its address, or its lost text keeps it here for good. */
        SUPPRESS(SUPPRESSED, CLAIMED),
        /** Its time is over. */
        EXPIRE(EXPIRED, CLAIMED),
        /** The mark before the final dot. */
        HAND_OVER(HANDOVER, CLAIMED),
        /** The mail server has said that it has it. */
        RECORD_SENT(SENT, CLAIMED, HANDOVER, UNKNOWN),
        /** The try came to nothing, and it is due again. */
        RETRY(PENDING, CLAIMED, HANDOVER, UNKNOWN),
        /** It was refused for good, or too often. */
        FAIL(FAILED, CLAIMED, HANDOVER, UNKNOWN),
        /** There was no answer to its last line. */
        DOUBT(UNKNOWN, CLAIMED, HANDOVER, UNKNOWN),
        /** Its dispatcher has died before the hand-over, or the time has come for which it was held. */
        RECOVER(PENDING, HELD, CLAIMED),
        /** Its dispatcher has died in the hand-over. */
        LOSE(UNKNOWN, HANDOVER),
        /** The rule for its purpose sends it a second time. */
        RESEND_BY_RULE(PENDING, UNKNOWN),
        /** The rule for its purpose takes it for sent. */
        ASSUME_SENT(SENT, UNKNOWN),
        /** Its customer does not want it any more. */
        TAKE_BACK(SUPPRESSED, HELD, PENDING, CLAIMED),
        /** A person, or a merge of customers, calls it back. */
        CALL_BACK(CANCELLED, HELD, PENDING, CLAIMED),
        /** A person sends it again. */
        RESEND(PENDING, UNKNOWN, FAILED, EXPIRED),
        /** A person knows that it arrived. */
        SETTLE_SENT(SENT, UNKNOWN),
        /** A person knows that it did not. */
        SETTLE_NOT_SENT(FAILED, UNKNOWN);

        private final MessageState to;
        private final Set<MessageState> from;

        Move(MessageState to, MessageState first, MessageState... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        /** The state to which it leads. */
        public MessageState to() {
            return to;
        }

        /** Whether it may be done to a message in that state. */
        public boolean startsFrom(MessageState state) {
            return from.contains(state);
        }
    }
}
