package io.wayline.message.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection and remembers it, under whatever layers the library puts over it: so that it can
 * wait longer for one answer, and keep commands together on their way. Not for two threads.
 */
final class MailSockets extends SocketFactory {

    private final Duration writeTimeout;
    private @Nullable WatchedSocket latest;

    /** @param writeTimeout after which a server that reads nothing any more is left */
    MailSockets(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    @Override
    public Socket createSocket() throws SocketException {
        var socket = new WatchedSocket(writeTimeout);
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

    /** From now on what is written stays here. */
    void gather() {
        if (latest != null) {
            latest.gather();
        }
    }

    /**
     * Lets what was gathered go, in one piece: a server that finds the first command alone answers it alone, and its
     * next answer may then be held back for 40 ms.
     */
    void release() throws IOException {
        if (latest != null) {
            latest.release();
        }
    }

    /** Hangs up if what was gathered has not been let go. */
    void dropIfGathering() {
        if (latest != null && latest.isGathering()) {
            drop();
        }
    }

    /** Whether nothing can be said or heard any more. */
    boolean areClosed() {
        return latest == null || latest.isClosed();
    }

    /** Hangs up without a word. */
    void drop() {
        if (latest != null) {
            latest.drop();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("The mail library connects its sockets itself");
    }
}
