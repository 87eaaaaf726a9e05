package io.wayline.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;

/** Why a customer got, or would get, the mails of a journey: from what was recorded, and from the gates as of now. */
public interface MailAnswers {

    /**
     * The latest mails that a journey asked for, the newest first.
     *
     * @param journey its key
     * @param most how many at the most
     * @param reader in whose language the sentences are
     */
    List<Recorded> recorded(CustomerId customer, String journey, int most, Locale reader);

    /**
     * What would become of a mail from each of these templates if it were asked for now, by the gates that judge those
     * that are. A template that there is not is left out. Records nothing.
     *
     * @throws NotFound when there is no such customer
     */
    List<Foreseen> foreseen(CustomerId customer, Collection<String> templates, Locale reader);

    /** What became of a mail, as far as its customer could notice. */
    enum Fate {
        LEFT,
        /** It waits for its turn, or for what holds it. */
        WAITS,
        /** Nobody knows whether it left. */
        UNCERTAIN,
        STOPPED
    }

    /**
     * A mail that was asked for.
     *
     * @param title what people call its template
     * @param instance the way of the customer that asked for it
     * @param sentence why it was, or was not, sent; free of contact data
     */
    record Recorded(
            String messageRef,
            String template,
            String title,
            @Nullable String instance,
            Fate fate,
            Instant askedAt,
            String sentence) {}

    /**
     * A mail that is only thought of.
     *
     * @param fate LEFT when it would leave at once, WAITS, or STOPPED
     * @param reason a stable word, as the gates say it; empty when it would leave
     * @param until when a mail that waits would be judged again
     * @param sentence the same for people
     */
    record Foreseen(
            String template,
            String title,
            Fate fate,
            String reason,
            @Nullable Instant until,
            String sentence) {}
}
