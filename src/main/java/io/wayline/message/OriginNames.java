package io.wayline.message;

import java.util.Locale;

/** What people call the step that asked for a mail. A port: messages know no journeys. */
public interface OriginNames {

    /** In words for people; what is no longer drawn goes by its id. */
    record Names(String journey, String step) {}

    /** @param reader in whose language it is named, as far as it has names in that */
    Names of(MailRequest.Origin origin, Locale reader);
}
