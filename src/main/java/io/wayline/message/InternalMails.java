package io.wayline.message;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.MailAddress;

/** Mails among ourselves, by the same outbox as all others. They say what happened and where to look, and name no customer. */
public interface InternalMails {

    /** Templates whose name begins so are for colleagues. */
    String PREFIX = "staff-";

    /**
     * Puts a mail to a colleague into the outbox, in the caller's transaction. No gate is asked, as nobody's wishes or
     * peace are touched. The same key again changes nothing.
     *
     * @throws MailNotWritten when there is no such template, or something that it asks for is missing
     */
    void queue(InternalMail mail);

    /**
     * One mail to one colleague.
     *
     * @param name as colleagues know them
     * @param reads the language they read, or null for the one that we write to those who told us none
     * @param about the reference handed to {@link MailFacts}
     * @param key the same key is the same mail
     * @param origin the step that asked, or null
     */
    record InternalMail(
            MailAddress to,
            String name,
            @Nullable Locale reads,
            String template,
            String about,
            String key,
            MailRequest.@Nullable Origin origin) {}
}
