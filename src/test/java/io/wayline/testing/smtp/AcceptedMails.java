package io.wayline.testing.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * The book of a mail server: one line for each mail that it took responsibility for, written before it says so. The file
 * is only ever appended to, also by a server that starts again, and knows nothing of our database: it is the truth that
 * others are held against.
 */
public final class AcceptedMails implements Closeable {

    private final FileChannel book;
    private final boolean onDisk;

    /**
     * @param file appended to, made when it is not there
     * @param onDisk whether a line has reached the disk before its mail is answered, as mail servers do it that keep
     *     their mails over a power cut
     */
    AcceptedMails(Path file, boolean onDisk) throws IOException {
        this.book = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.onDisk = onDisk;
    }

    /**
     * One mail that was accepted.
     *
     * @param messageId with its angle brackets; empty when it had none
     * @param resend the number in its {@code X-Wayline-Resend} header, 0 without one
     * @param bytes its size as it came over the line
     * @param fault what went wrong with it, or {@code -}
     */
    public record Accepted(
            Instant at, String messageId, String sender, String recipient, int resend, long bytes, String fault) {

        private String line() {
            return String.join(
                    "\t",
                    at.toString(),
                    messageId,
                    sender,
                    recipient,
                    Integer.toString(resend),
                    Long.toString(bytes),
                    fault);
        }

        private static Accepted of(String line) {
            var part = line.split("\t", -1);
            return new Accepted(
                    Instant.parse(part[0]),
                    part[1],
                    part[2],
                    part[3],
                    Integer.parseInt(part[4]),
                    Long.parseLong(part[5]),
                    part[6]);
        }
    }

    void add(Accepted mail) throws IOException {
        var line = ByteBuffer.wrap((mail.line() + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            while (line.hasRemaining()) {
                book.write(line);
            }
        }
        if (onDisk) {
            // outside the lock, so that mails of several connections share one write of the disk
            book.force(false);
        }
    }

    /** What the book says by now; a line that is being written at this moment is left out. */
    public static List<Accepted> read(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Accepted::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
