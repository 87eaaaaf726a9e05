package io.wayline.message.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

/**
 * An SMTP connection that knows how far it got, asks for leave right before the final dot, and then waits long for the
 * answer, as RFC 5321 4.5.3.2.6 wants it: who gives up early there sends twice.
 */
public final class PhasedTransport extends PipeliningTransport {

    private final MailSockets sockets;
    private final Duration replyTimeout;
    private Phase phase = Phase.CONNECT;
    private LastWord lastWord = () -> {};

    private PhasedTransport(
            Session session, URLName server, MailSockets sockets, boolean mayPipeline, Duration replyTimeout) {
        super(session, server, sockets, mayPipeline);
        this.sockets = sockets;
        this.replyTimeout = replyTimeout;
    }

    /**
     * A connection that is not open yet.
     *
     * @param session its own, for its properties are added to
     * @param mayPipeline whether the server need not be waited for at each step, if it offers that
     * @param replyTimeout how long the server may take to answer the final dot
     * @param writeTimeout how long it may take to take what is written
     */
    static PhasedTransport of(
            Session session, String protocol, boolean mayPipeline, Duration replyTimeout, Duration writeTimeout) {
        var sockets = new MailSockets(writeTimeout);
        // an object, not a name: setProperty would not take it
        session.getProperties().put("mail." + protocol + ".socketFactory", sockets);
        session.getProperties().setProperty("mail." + protocol + ".socketFactory.fallback", "false");
        return new PhasedTransport(
                session, new URLName(protocol, null, -1, null, null, null), sockets, mayPipeline, replyTimeout);
    }

    /** Asked once the server has the whole text and before the dot that makes it a mail. */
    public interface LastWord {

        /** @throws NotHandedOver when the mail must not leave */
        void ask() throws NotHandedOver;
    }

    /** The mail that begins now is to be asked about here. */
    public void lastWord(LastWord word) {
        phase = Phase.MAIL;
        lastWord = word;
    }

    /** How far the mail that began last got; before the first one, {@link Phase#CONNECT}. */
    public Phase phase() {
        return phase;
    }

    @Override
    protected void rcptTo() throws MessagingException {
        phase = Phase.RCPT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        phase = Phase.DATA;
        var text = super.data();
        sockets.gather();
        return text;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        sockets.release();
        lastWord.ask();
        var before = sockets.patience(replyTimeout);
        phase = Phase.DOT;
        try {
            super.finishData();
        } finally {
            sockets.patience(before);
        }
    }
}
