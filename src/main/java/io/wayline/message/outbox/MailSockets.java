package io.wayline.message.outbox;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection and remembers it, under whatever layers the library puts over it: so that it can
 * wait longer for one answer, and keep commands together on their way. Not for two threads.
 */
final class MailSockets extends SocketFactory {

    /** The library watches what it writes, but not what is kept here and written later. */
    private static final ScheduledExecutorService WATCH = watch();

    private final Duration writeTimeout;
    private @Nullable GatheringSocket latest;

    /** @param writeTimeout after which a server that reads nothing any more is left */
    MailSockets(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    @Override
    public Socket createSocket() throws SocketException {
        var socket = new GatheringSocket();
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
            latest.kept = new ByteArrayOutputStream();
        }
    }

    /**
     * Lets what was gathered go, in one piece: a server that finds the first command alone answers it alone, and its
     * next answer may then be held back for 40 ms.
     */
    void release() throws IOException {
        if (latest == null) {
            return;
        }
        var watch = WATCH.schedule(this::drop, writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            latest.release();
        } finally {
            watch.cancel(false);
        }
    }

    /** Hangs up if what was gathered has not been let go. */
    void dropIfGathering() {
        if (latest != null && latest.kept != null) {
            drop();
        }
    }

    /** Whether nothing can be said or heard any more. */
    boolean areClosed() {
        return latest == null || latest.isClosed();
    }

    /** Hangs up without a word. */
    void drop() {
        try {
            if (latest != null) {
                latest.close();
            }
        } catch (IOException alreadyGone) {
            // it was to be gone
            return;
        }
    }

    private static ScheduledExecutorService watch() {
        var watch = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "mail-write-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    private static final class GatheringSocket extends Socket {

        private @Nullable ByteArrayOutputStream kept;

        void release() throws IOException {
            var gathered = kept;
            kept = null;
            if (gathered != null) {
                gathered.writeTo(super.getOutputStream());
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {

                @Override
                public void write(int octet) throws IOException {
                    wire().write(octet);
                }

                @Override
                public void write(byte[] octets, int from, int length) throws IOException {
                    wire().write(octets, from, length);
                }

                private OutputStream wire() {
                    return kept == null ? out : kept;
                }
            };
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
