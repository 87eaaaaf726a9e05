package io.wayline.message;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Sends many mails again that failed or are uncertain. One person asks; above a number that is set, a second one must
 * agree before the first mail leaves. Each mail is then sent under its own rules: what must not go to its customer any
 * more still does not.
 */
public interface BulkResends {

    /** Where it stands. */
    enum State {
        /** A second person has to agree. */
        WAITING,
        RUNNING,
        DONE,
        /** Called off before it began. */
        WITHDRAWN
    }

    /**
     * One of them.
     *
     * @param filter which mails, of those that were there when it was asked for
     * @param mails how many there were then
     * @param resent how many have been put in line again so far; one that changed meanwhile is left out
     * @param decidedBy who agreed, or called it off; null while it waits, and where one person was enough
     */
    record BulkResend(
            String ref,
            State state,
            Messages.Filter filter,
            long mails,
            long resent,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant endedAt) {}

    /**
     * What would happen.
     *
     * @param needsSecond whether one person is not enough for so many
     */
    record Foresight(long mails, boolean needsSecond) {}

    /** Whether mails that stand there can be sent again together. */
    static boolean isOf(@Nullable MessageState state) {
        return state == MessageState.FAILED || state == MessageState.UNKNOWN;
    }

    /** @throws io.wayline.shared.InvalidValue when the filter is not of failed or uncertain mails */
    Foresight foresee(Messages.Filter filter);

    /**
     * Asks for it; it begins at once where one person is enough.
     *
     * @param mails how many the person was told of
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws io.wayline.shared.InvalidValue when the filter is of other mails, or the reason is empty or too long
     * @throws BulkResendRefused when there are more by now, or none
     */
    BulkResend ask(Messages.Filter filter, long mails, String by, String reason);

    /**
     * Agrees to it, and it begins; nothing happens when it has begun already.
     *
     * @throws BulkResendRefused to who asked for it, and when it was called off
     */
    BulkResend confirm(String ref, String by);

    /**
     * Calls it off, whoever asked for it.
     *
     * @throws BulkResendRefused when it has begun
     */
    BulkResend withdraw(String ref, String by);

    BulkResend get(String ref);

    /** Those that wait or run, and after them the latest that have ended; at most fifty. */
    List<BulkResend> list();

    /** Those that have not ended. */
    default List<BulkResend> open() {
        return list().stream().filter(resend -> resend.endedAt() == null).toList();
    }
}
