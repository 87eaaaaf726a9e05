package io.wayline.message;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/**
 * What people may do to a message. Each act names who did it and why, in the message and on the customer's timeline, and
 * is done in the caller's transaction or one of its own.
 */
public interface MessageActs {

    /** What a person found out about an uncertain message. */
    enum Settled {
        SENT,
        NOT_SENT
    }

    /**
     * Sends a message again, under the same Message-ID and with a header that says so: an uncertain one, of which the
     * customer may then have two, a failed, or an expired one. An address that was called wrong is tried again.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it is on its way, has left, or was called back
     */
    void resend(String ref, String by, String reason);

    /**
     * Calls a message back that has not left; nothing happens when it is cancelled already.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it may have left, or never will
     */
    void cancel(String ref, String by, String reason);

    /**
     * Says what became of an uncertain message.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters: how they know
     * @throws NotFound when there is no such message
     * @throws InvalidValue when the reason is empty or too long
     * @throws MessageStateRefused when it is not uncertain
     */
    void settle(String ref, Settled outcome, String by, String reason);
}
