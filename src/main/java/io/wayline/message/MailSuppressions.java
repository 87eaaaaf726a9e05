package io.wayline.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/**
 * Addresses that nothing is sent to, not even transactional mails: a server has called them wrong for good, or a person
 * has said so. What a person does is kept with name and reason.
 */
public interface MailSuppressions {

    /** Reason: a mail server knows no such mailbox. */
    String RECIPIENT_BAD = "RECIPIENT_BAD";

    /** Reason: a person said so. */
    String PERSON = "PERSON";

    /**
     * An address.
     *
     * @param address personal
     * @param reason {@link #RECIPIENT_BAD} or {@link #PERSON}
     * @param by the account of the person; null when a server found out
     * @param note why they did it
     * @param messageRef the mail by which a server found out
     */
    record Suppressed(
            String address,
            String reason,
            @Nullable String by,
            @Nullable String note,
            @Nullable String messageRef,
            Instant at) {}

    /** The latest first. */
    Page<Suppressed> list(@Nullable String cursor, int limit);

    /**
     * Sends nothing there any more; what waits is not sent either. Nothing but the record of the act changes when it is
     * suppressed already.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws InvalidValue when the reason is empty or too long
     */
    void add(MailAddress address, String by, String reason);

    /**
     * Sends there again from now on.
     *
     * @param by the account of who asks
     * @param reason 1 to 500 characters
     * @throws NotFound when it is not suppressed
     * @throws InvalidValue when the reason is empty or too long
     */
    void remove(MailAddress address, String by, String reason);
}
