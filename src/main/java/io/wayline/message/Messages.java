package io.wayline.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerRef;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;

/** The messages that we write to customers: asking for one, and knowing what became of each. */
public interface Messages {

    /**
     * Writes a mail and puts it into the outbox, in the caller's transaction and without touching the network: when
     * the caller rolls back there is no mail, and when it commits the mail leaves in its own time. The same key again
     * changes nothing and gives the same answer. Must be called inside a transaction.
     *
     * @throws MailNotWritten when there is no such template, or something that it asks for is missing
     * @throws NotFound when there is no such customer
     * @throws org.springframework.dao.DuplicateKeyException when another transaction queues the same key at this very
     *     moment; the caller's transaction is lost then, and trying again gives the answer
     */
    Queued queue(MailRequest request);

    /**
     * As {@link #queue(MailRequest)}, with something that goes out with the mail. It is made only if the mail is kept to
     * leave, now or later; a mail that is skipped, and the same key again, make nothing.
     */
    Queued queue(MailRequest request, Enclosure enclosure);

    /** How many messages stand where; every state is named. */
    Map<MessageState, Long> counts();

    /**
     * Messages, the newest first.
     *
     * @param cursor the {@code next} of the page before, or null for the first
     * @param limit how many at the most, 1 to 200
     */
    Page<Message> list(Filter filter, @Nullable String cursor, int limit);

    /** @throws NotFound when there is no such message */
    Message get(String ref);

    /** The message that left under this Message-ID (RFC 5322 3.6.4, with its angle brackets). */
    Optional<Message> withMessageId(String messageId);

    /** How often it was taken to the mail server, and what came of it, the first time first; empty for none. */
    List<MailAttempt> attempts(String ref);

    /** What a message says; empty when it was never written or its text is no longer kept. */
    Optional<Message.Content> content(String ref);

    /**
     * Which messages to list; null leaves a field open.
     *
     * @param after asked for at this time or later
     * @param before asked for before this time
     */
    record Filter(
            @Nullable MessageState state,
            @Nullable Purpose purpose,
            @Nullable String template,
            @Nullable CustomerRef customer,
            @Nullable Instant after,
            @Nullable Instant before) {

        public static final Filter ALL = new Filter(null, null, null);

        public Filter(@Nullable MessageState state, @Nullable String template, @Nullable CustomerRef customer) {
            this(state, null, template, customer, null, null);
        }
    }
}
