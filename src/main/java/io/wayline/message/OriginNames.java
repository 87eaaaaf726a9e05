package io.wayline.message;

/** What people call the step that asked for a mail. A port: messages know no journeys. */
public interface OriginNames {

    /** As the diagram says it; what is no longer drawn goes by its id. */
    record Names(String journey, String step) {}

    Names of(MailRequest.Origin origin);
}
