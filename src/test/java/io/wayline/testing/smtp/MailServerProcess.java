package io.wayline.testing.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A mail server in a process of its own that takes every mail and answers once its book is on the disk. */
public final class MailServerProcess implements AutoCloseable {

    private final Process process;
    private final Path book;
    private final int port;

    /** Starts it, and waits until it listens; it is here, and answers at once. */
    public MailServerProcess() throws IOException {
        this(Duration.ZERO, Duration.ZERO);
    }

    /**
     * Starts it, and waits until it listens.
     *
     * @param thinks how long it takes for the answer to the end of a mail, beside the writing of its book
     * @param distance how long the way to it and back takes, for whatever goes in one piece
     */
    public MailServerProcess(Duration thinks, Duration distance) throws IOException {
        book = Files.createTempFile("accepted-mails", ".tsv");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-D" + SmtpFaultSinkMain.ON_DISK + "=true",
                        "-D" + SmtpFaultSinkMain.THINKS + "=" + thinks.toMillis(),
                        "-D" + SmtpFaultSinkMain.DISTANCE + "=" + distance.toMillis(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmtpFaultSinkMain.class.getName(),
                        "0",
                        book.toString(),
                        "0",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(said.readLine().split(" ")[1]);
    }

    public int port() {
        return port;
    }

    /** What it took responsibility for. */
    public List<AcceptedMails.Accepted> accepted() {
        return AcceptedMails.read(book);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.delete(book);
    }
}
