package io.wayline.message.smtp;

import java.io.IOException;

/**
 * The mail must not leave after all: it was called back, paused, or is somebody else's by now. As an
 * {@code IOException} it makes the mail library drop the connection without the final dot.
 */
public final class NotHandedOver extends IOException {

    private static final long serialVersionUID = 1;

    /** @param why for the log; no personal data */
    public NotHandedOver(String why) {
        super(why);
    }
}
