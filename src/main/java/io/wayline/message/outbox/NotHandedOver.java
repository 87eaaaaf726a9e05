package io.wayline.message.outbox;

import java.io.IOException;

/**
 * The mail must not leave after all: it was called back, paused, or is somebody else's by now. As an
 * {@code IOException} it makes the mail library drop the connection without the final dot.
 */
final class NotHandedOver extends IOException {

    private static final long serialVersionUID = 1;

    NotHandedOver(String why) {
        super(why);
    }
}
