package io.wayline.message.outbox;

import java.net.SocketTimeoutException;
import java.time.Duration;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import io.wayline.message.template.Written;

/**
 * A worker's way to the mail server: one connection, used again for mail after mail until it has carried as many as it
 * may or was idle too long. Not for two threads.
 */
final class Relay implements AutoCloseable {

    private final MailServer server;
    private final Mime mime;
    private final Session session;
    private @Nullable PhasedTransport connection;
    private int taken;
    private long usedAt;

    Relay(MailServer server, Mime mime) {
        this.server = server;
        this.mime = mime;
        this.session = server.session();
    }

    /**
     * Hands one mail over; never throws for what the server does or does not do.
     *
     * @param lastWord asked right before the final dot
     */
    Outcome send(Claimed mail, Written content, PhasedTransport.LastWord lastWord) {
        var started = System.nanoTime();
        closeIfIdle();
        if (taken >= server.mailsPerConnection()) {
            close();
        }
        MimeMessage message;
        try {
            message = mime.of(mail, content, session);
        } catch (MessagingException unfit) {
            return new Outcome(FailureClass.CONTENT, Phase.MAIL, Reply.of(unfit), since(started));
        }
        try {
            var reply = tried(message, lastWord);
            return Outcome.sent(reply, since(started));
        } catch (MessagingException failure) {
            var open = connection;
            var phase = open == null ? Phase.CONNECT : open.phase();
            if (open == null || !open.isConnected()) {
                close();
            }
            return Outcome.failed(phase, failure, since(started));
        } catch (RuntimeException noLastWord) {
            // the server waits for the rest of this text: without its dot, it throws away what it has
            close();
            throw noLastWord;
        } finally {
            usedAt = System.nanoTime();
        }
    }

    private String tried(MimeMessage message, PhasedTransport.LastWord lastWord) throws MessagingException {
        try {
            return handed(message, lastWord);
        } catch (MessagingException failure) {
            var open = connection;
            if (open == null || taken == 0 || !wantsNewConnection(open.phase(), failure)) {
                throw failure;
            }
            close();
            return handed(message, lastWord);
        }
    }

    private String handed(MimeMessage message, PhasedTransport.LastWord lastWord) throws MessagingException {
        var open = connection;
        if (open == null) {
            open = server.connect(session);
            connection = open;
            taken = 0;
        }
        open.begin(lastWord);
        open.sendMessage(message, message.getAllRecipients());
        taken++;
        return open.getLastServerResponse();
    }

    /** A server that took mails on this connection has had enough of it, or has closed it while it was idle. */
    private static boolean wantsNewConnection(Phase phase, MessagingException failure) {
        var code = Reply.of(failure).code();
        return phase == Phase.MAIL
                && (code == 421 || code == -1)
                && !(failure.getNextException() instanceof SocketTimeoutException);
    }

    /** Says goodbye to a server that nothing was taken to for a while. */
    void closeIfIdle() {
        if (connection != null && since(usedAt).compareTo(server.longestIdle()) > 0) {
            close();
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        taken = 0;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException alreadyGone) {
                // every answered mail is written down; a goodbye changes nothing
                return;
            }
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
