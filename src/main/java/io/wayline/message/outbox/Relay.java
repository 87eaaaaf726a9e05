package io.wayline.message.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

import io.wayline.message.template.Written;

/** One conversation with the mail server, for as many mails as the server takes on it. Not for two threads. */
final class Relay implements AutoCloseable {

    private final MailServer server;
    private final Mime mime;
    private final Session session;
    private @Nullable SMTPTransport connection;
    private int taken;

    Relay(MailServer server, Mime mime) {
        this.server = server;
        this.mime = mime;
        this.session = server.session();
    }

    /** Hands one mail over; never throws for what the server does or does not do. */
    Outcome send(Claimed mail, Written content) {
        try {
            return tried(mail, content);
        } catch (MessagingException failure) {
            close();
            return Outcome.ofSending(failure);
        }
    }

    private Outcome tried(Claimed mail, Written content) throws MessagingException {
        var message = mime.of(mail, content, session);
        for (; ; ) {
            var open = connection;
            if (open == null) {
                try {
                    open = server.connect(session);
                } catch (MessagingException failure) {
                    return Outcome.ofConnecting(failure);
                }
                connection = open;
                taken = 0;
            }
            try {
                open.sendMessage(message, message.getAllRecipients());
                taken++;
                return Outcome.sent(open.getLastServerResponse());
            } catch (MessagingException failure) {
                if (taken > 0 && Outcome.wantsNewConnection(failure)) {
                    close();
                    continue;
                }
                if (!open.isConnected()) {
                    close();
                }
                return Outcome.ofSending(failure);
            }
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyGone) {
                // every answered mail is written down; a goodbye changes nothing
                return;
            }
        }
    }
}
