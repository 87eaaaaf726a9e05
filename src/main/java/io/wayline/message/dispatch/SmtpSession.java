package io.wayline.message.dispatch;

import java.net.SocketTimeoutException;
import java.time.Duration;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import io.wayline.message.smtp.FailureClass;
import io.wayline.message.smtp.MailServer;
import io.wayline.message.smtp.Outcome;
import io.wayline.message.smtp.Phase;
import io.wayline.message.smtp.PhasedTransport;
import io.wayline.message.smtp.Reply;

/**
 * A worker's way to the mail server: one connection, used again for mail after mail until it has carried as many as it
 * may or was idle too long. Not for two threads.
 */
final class SmtpSession implements AutoCloseable {

    private final MailServer server;
    private final Mime mime;
    private final Session session;
    private @Nullable PhasedTransport connection;
    private @Nullable Made made;
    private int taken;
    private long usedAt;

    SmtpSession(MailServer server, Mime mime) {
        this.server = server;
        this.mime = mime;
        this.session = server.session();
    }

    /**
     * Hands one mail over; never throws for what the server does or does not do.
     *
     * @param lastWord asked right before the final dot
     * @param next the mail that will most likely be sent after it, or null; it may be opened already, with the dot
     */
    Outcome send(ClaimedMail letter, PhasedTransport.LastWord lastWord, @Nullable ClaimedMail next) {
        var started = System.nanoTime();
        closeIfIdle();
        if (taken >= server.mailsPerConnection()) {
            close();
        }
        MimeMessage message;
        try {
            message = made(letter);
        } catch (MessagingException unfit) {
            return new Outcome(FailureClass.CONTENT, Phase.MAIL, Reply.of(unfit), since(started));
        }
        try {
            var reply = tried(new Turn(letter.mail(), message, lastWord, next));
            return Outcome.sent(reply, since(started));
        } catch (MessagingException failure) {
            var open = connection;
            var phase = open == null ? Phase.CONNECT : open.phase();
            if (open == null || !open.isUsable()) {
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

    /** What goes to the server in one conversation. */
    private record Turn(
            ClaimedMessage mail,
            MimeMessage message,
            PhasedTransport.LastWord lastWord,
            @Nullable ClaimedMail next) {}

    private record Made(ClaimedMessage mail, MimeMessage message) {}

    private MimeMessage made(ClaimedMail letter) throws MessagingException {
        var ready = made;
        made = null;
        return ready != null && ready.mail() == letter.mail()
                ? ready.message()
                : mime.of(letter.mail(), letter.content(), session);
    }

    /** Uses the time that the server takes for the mail before. */
    private void prepare(ClaimedMail next) {
        try {
            made = new Made(next.mail(), mime.of(next.mail(), next.content(), session));
        } catch (MessagingException unfit) {
            // met again, and told, when it is its turn
            made = null;
        }
    }

    private String tried(Turn turn) throws MessagingException {
        var reused = connection != null;
        try {
            return handed(turn);
        } catch (MessagingException failure) {
            var open = connection;
            if (open == null || !reused || !wantsNewConnection(open.phase(), failure)) {
                throw failure;
            }
            close();
            return handed(turn);
        }
    }

    private String handed(Turn turn) throws MessagingException {
        var envelope = mime.envelope(turn.mail());
        if (connection != null && !connection.isOpenFor(envelope)) {
            close();
        }
        var open = connection;
        if (open == null) {
            open = server.connect(session);
            connection = open;
            taken = 0;
        }
        var next = taken + 1 < server.mailsPerConnection() ? turn.next() : null;
        open.lastWord(turn.lastWord());
        if (next == null) {
            open.begin(envelope, null, () -> {});
        } else {
            open.begin(envelope, mime.envelope(next.mail()), () -> prepare(next));
        }
        open.sendMessage(turn.message(), turn.message().getAllRecipients());
        taken++;
        return open.getLastServerResponse();
    }

    /** The mail that was to come next does not. */
    void forgetNext() {
        if (connection != null && connection.awaitsFollowing()) {
            close();
        }
    }

    /** A server has had enough of this connection after another mail, or has closed it while it was idle. */
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
