package io.wayline.message.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP connection that knows how far it got, asks for leave right before the final dot, and then waits long for the
 * answer, as RFC 5321 4.5.3.2.6 wants it: who gives up early there sends twice.
 */
final class PhasedTransport extends SMTPTransport {

    private final Sockets sockets;
    private final Duration replyTimeout;
    private Phase phase = Phase.CONNECT;
    private LastWord lastWord = () -> {};

    private PhasedTransport(Session session, URLName server, Sockets sockets, Duration replyTimeout) {
        super(session, server, server.getProtocol(), server.getProtocol().equals("smtps"));
        this.sockets = sockets;
        this.replyTimeout = replyTimeout;
    }

    /**
     * A connection that is not open yet.
     *
     * @param session its own, for its properties are added to
     * @param replyTimeout how long the server may take to answer the final dot
     */
    static PhasedTransport of(Session session, String protocol, Duration replyTimeout) {
        var sockets = new Sockets();
        // an object, not a name: setProperty would not take it
        session.getProperties().put("mail." + protocol + ".socketFactory", sockets);
        session.getProperties().setProperty("mail." + protocol + ".socketFactory.fallback", "false");
        return new PhasedTransport(session, new URLName(protocol, null, -1, null, null, null), sockets, replyTimeout);
    }

    /** Asked once the server has the whole text and before the dot that makes it a mail. */
    interface LastWord {

        /** @throws NotHandedOver when the mail must not leave */
        void ask() throws NotHandedOver;
    }

    /** Begins a new mail, whose last word this is. */
    void begin(LastWord word) {
        phase = Phase.MAIL;
        lastWord = word;
    }

    Phase phase() {
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
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        lastWord.ask();
        var before = sockets.patience(replyTimeout);
        phase = Phase.DOT;
        try {
            super.finishData();
        } finally {
            sockets.patience(before);
        }
    }

    /** Remembers the socket, under whatever layers the library puts over it. */
    private static final class Sockets extends SocketFactory {

        private @Nullable Socket latest;

        @Override
        public Socket createSocket() throws SocketException {
            var socket = new Socket();
            // the dot follows the text at once; held back until the text is acknowledged, it costs 40 ms for each mail
            socket.setTcpNoDelay(true);
            latest = socket;
            return socket;
        }

        /** Sets how long a read may take; gives what it was. */
        Duration patience(Duration wanted) throws SocketException {
            var socket = latest;
            if (socket == null || socket.isClosed()) {
                return wanted;
            }
            var before = Duration.ofMillis(socket.getSoTimeout());
            socket.setSoTimeout(Math.toIntExact(wanted.toMillis()));
            return before;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(String host, int port, java.net.InetAddress local, int localPort) {
            throw unused();
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port) {
            throw unused();
        }

        @Override
        public Socket createSocket(java.net.InetAddress host, int port, java.net.InetAddress local, int localPort) {
            throw unused();
        }

        private static UnsupportedOperationException unused() {
            return new UnsupportedOperationException("The mail library connects its sockets itself");
        }
    }
}
