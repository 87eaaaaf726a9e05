package io.wayline.testing.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A mail server on the loopback address that fails as told: by script, by recipient ({@code dot-451@…}), or by dice with
 * a seed. What it accepts goes into {@link AcceptedMails} before it answers. It can be away and come back on its port.
 */
public final class SmtpFaultSink implements AutoCloseable {

    private static final int KEPT = 200;

    private final FaultPlan plan = new FaultPlan();
    private final AcceptedMails book;
    private final Path truth;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<SmtpFault> met = new CopyOnWriteArrayList<>();
    private final List<byte[]> sources = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> onData = recipient -> {};
    private @Nullable ServerSocket door;

    /** A server that is up, with a book of its own in the directory for temporary files. */
    public SmtpFaultSink() {
        this(0, temporary(), false);
    }

    /**
     * A server that is up.
     *
     * @param port where it listens, 0 for any
     * @param truth the book, appended to
     * @param onDisk whether each mail is on the disk before it is answered
     */
    SmtpFaultSink(int port, Path truth, boolean onDisk) {
        try {
            this.truth = truth;
            this.book = new AcceptedMails(truth, onDisk);
            this.port = open(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    /** What it took responsibility for since the book was begun. */
    public List<AcceptedMails.Accepted> accepted() {
        return AcceptedMails.read(truth);
    }

    /** The latest mails as they came, dots unstuffed; at most 200, since the last {@link #forget}. */
    public List<byte[]> sources() {
        return sources;
    }

    /** How many connections came since the last {@link #forget}. */
    public int connections() {
        return connections.get();
    }

    /** The faults that really happened since the last {@link #forget}. */
    public List<SmtpFault> met() {
        return met;
    }

    /** The next faults, each for the next connection or mail that it can befall; until they are used up, no others. */
    public void script(SmtpFault... faults) {
        plan.script(Arrays.asList(faults));
    }

    /** From now on that share of mails, and of connections for faults that befall these, meets one of the faults. */
    public void dice(Collection<SmtpFault> faults, double percent, long seed) {
        plan.dice(faults, percent, seed);
    }

    /** Called with the recipient at each DATA command before it is answered; the mail is on its way and not handed over. */
    public void onData(Consumer<String> hook) {
        onData = hook;
    }

    /** No more faults, no hook, and nothing remembered but the book. */
    public void forget() {
        plan.clear();
        onData = recipient -> {};
        connections.set(0);
        met.clear();
        sources.clear();
    }

    /** Refuses connections, and drops the open ones. */
    public synchronized void down() {
        try {
            if (door != null) {
                door.close();
                door = null;
            }
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes connections again, on the same port. */
    public synchronized void up() {
        if (door == null) {
            try {
                open(port);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void close() {
        down();
        try {
            book.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized int open(int wanted) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
        door = server;
        daemon(() -> welcome(server), "smtp-sink-" + server.getLocalPort());
        return server.getLocalPort();
    }

    private void welcome(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                open.add(caller);
                if (server.isClosed()) {
                    // whoever came while the door was closing: a blocked accept holds it open a moment longer
                    caller.close();
                    return;
                }
                connections.incrementAndGet();
                daemon(() -> talk(caller), "smtp-sink-talk");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            new SmtpTalk(caller, plan, new Ears()).run();
        } catch (IOException gone) {
            // the caller left, or the server is down: both happen in every test of faults
            return;
        } finally {
            open.remove(caller);
        }
    }

    /** What a talk tells the server. */
    final class Ears {

        void met(SmtpFault fault) {
            met.add(fault);
        }

        void data(String recipient) {
            onData.accept(recipient);
        }

        void accepted(AcceptedMails.Accepted mail, byte[] source) throws IOException {
            book.add(mail);
            if (sources.size() < KEPT) {
                sources.add(source);
            }
        }
    }

    private static void daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static Path temporary() {
        try {
            var file = Files.createTempFile("accepted-mails", ".tsv");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
