package io.wayline.message.smtp;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A socket that can keep what is written and let it go in one piece, and that hangs up on a server which takes nothing
 * any more. Java has no timeout for that. The mail library sets an alarm for each write, which wakes another thread about
 * eight times for each mail; here one thread looks now and then at the sockets that are being written to. Not for two
 * writers.
 */
final class WatchedSocket extends Socket {

    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(250);
    /** What is long goes out in several writes: a slow line shall not be taken for one that stands still. */
    private static final int PIECE = 64 * 1024;

    private static final Set<WatchedSocket> WRITING = ConcurrentHashMap.newKeySet();

    static {
        var watch = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "mail-write-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(
                () -> WRITING.forEach(WatchedSocket::dropIfStuck),
                LOOKED_AT_EVERY.toMillis(),
                LOOKED_AT_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private final Duration writeTimeout;
    private @Nullable ByteArrayOutputStream kept;
    private volatile long wroteAt;

    /** @param writeTimeout after which one that does not get on is broken off, give or take a quarter of a second */
    WatchedSocket(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    /** From now on what is written stays here. */
    void gather() {
        kept = new ByteArrayOutputStream();
    }

    boolean isGathering() {
        return kept != null;
    }

    /** Lets what was gathered go, in as few pieces as may be. */
    void release() throws IOException {
        var gathered = kept;
        kept = null;
        if (gathered != null) {
            write(super.getOutputStream(), gathered.toByteArray(), 0, gathered.size());
        }
    }

    /** Hangs up without a word. */
    void drop() {
        try {
            close();
        } catch (IOException alreadyGone) {
            // it was to be gone
            return;
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {

            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                if (kept == null) {
                    WatchedSocket.this.write(out, octets, from, length);
                } else {
                    kept.write(octets, from, length);
                }
            }
        };
    }

    private void write(OutputStream out, byte[] octets, int from, int length) throws IOException {
        try {
            for (var done = 0; done < length; done += PIECE) {
                wroteAt = System.nanoTime();
                WRITING.add(this);
                out.write(octets, from + done, Math.min(PIECE, length - done));
            }
        } finally {
            WRITING.remove(this);
        }
    }

    private void dropIfStuck() {
        if (System.nanoTime() - wroteAt >= writeTimeout.toNanos()) {
            drop();
        }
    }
}
