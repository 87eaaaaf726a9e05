package io.wayline.testing.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpFaultSinkTests {

    @TempDir
    static Path directory;

    private final SmtpFaultSink sink = new SmtpFaultSink();

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void knowsAll29Faults() {
        assertThat(SmtpFault.values()).hasSize(29);
    }

    @Test
    void writesWhatItAcceptsIntoItsBookBeforeItSaysSo() throws IOException {
        var said = send(sink.port(), "anna@example.com");

        assertThat(said).last().asString().startsWith("250");
        assertThat(sink.accepted()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<1@test>");
            assertThat(mail.sender()).isEqualTo("us@example.com");
            assertThat(mail.recipient()).isEqualTo("anna@example.com");
            assertThat(mail.resend()).isEqualTo(2);
            assertThat(mail.fault()).isEqualTo("-");
        });
        assertThat(new String(sink.sources().get(0), StandardCharsets.US_ASCII)).endsWith("\r\n\r\n.dot\r\n");
    }

    @ParameterizedTest
    @EnumSource(SmtpFault.class)
    void actsOutEachFaultOnceAndKeepsATrueBook(SmtpFault fault) throws IOException {
        sink.script(fault);

        var said = send(sink.port(), "anna@example.com");

        assertThat(sink.accepted()).hasSize(fault.accepts() ? 1 : 0);
        if (fault != SmtpFault.RCPT_SECOND_550) {
            assertThat(sink.met()).containsExactly(fault);
        }
        if (!fault.reply().isEmpty() && fault != SmtpFault.RCPT_SECOND_550) {
            assertThat(said).last().isEqualTo(fault.reply());
        }
        assertThat(send(sink.port(), "bea@example.com")).last().asString().startsWith("250");
    }

    @Test
    void letsTheRecipientNameTheFault() throws IOException {
        assertThat(send(sink.port(), "dot-554+7@example.com")).last().asString().startsWith("554");
        assertThat(send(sink.port(), "rcpt-550@example.com")).last().asString().startsWith("550");
        assertThat(sink.accepted()).isEmpty();
    }

    @Test
    void refusesTheSecondOfThreeRecipientsOnly() throws IOException {
        var said = send(sink.port(), "a@example.com", "rcpt-second-550@example.com", "c@example.com");

        assertThat(said).filteredOn(line -> line.startsWith("550")).hasSize(1);
    }

    @Test
    void throwsItsDiceTheSameWayForTheSameSeed() throws IOException {
        var first = thrown(42);

        assertThat(first).isNotEmpty().hasSizeLessThan(40).isEqualTo(thrown(42)).isNotEqualTo(thrown(43));
    }

    @Test
    void comesBackOnItsPort() throws IOException {
        sink.down();
        // on a busy machine somebody else may answer on a port that has just become free
        send(sink.port(), "anna@example.com");
        assertThat(sink.accepted()).isEmpty();

        sink.up();

        assertThat(send(sink.port(), "anna@example.com")).last().asString().startsWith("250");
    }

    @Test
    void runsAsAProcessOfItsOwnAndEndsWithItsStarter() throws Exception {
        var book = directory.resolve("book.tsv");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmtpFaultSinkMain.class.getName(),
                        "0",
                        book.toString(),
                        "100",
                        "1",
                        "DOT_451")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var port = Integer.parseInt(said.readLine().split(" ")[1]);

            assertThat(send(port, "anna@example.com")).last().asString().startsWith("451");

            assertThat(AcceptedMails.read(book)).isEmpty();
        } finally {
            process.getOutputStream().close();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private List<SmtpFault> thrown(long seed) throws IOException {
        sink.forget();
        sink.dice(List.of(SmtpFault.DOT_451, SmtpFault.RCPT_550), 40, seed);
        for (var mail = 0; mail < 40; mail++) {
            send(sink.port(), "anna@example.com");
        }
        return List.copyOf(sink.met());
    }

    /** Says what a mail program says, line after answer, up to a refusal or the end; gives the answers. */
    private static List<String> send(int port, String... recipients) throws IOException {
        var said = new ArrayList<String>();
        var lines = new ArrayList<>(List.of("", "EHLO us", "AUTH PLAIN AGEAYg==", "MAIL FROM:<us@example.com>"));
        for (var recipient : recipients) {
            lines.add("RCPT TO:<%s>".formatted(recipient));
        }
        lines.add("DATA");
        lines.add("Message-ID: <1@test>\r\nX-Wayline-Resend: 2\r\n\r\n..dot\r\n.");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            socket.setSoTimeout(300);
            for (var line : lines) {
                if (!line.isEmpty()) {
                    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                var answer = in.readLine();
                while (answer != null && answer.startsWith("250-")) {
                    answer = in.readLine();
                }
                if (answer == null) {
                    return said;
                }
                said.add(answer);
                if (!answer.matches("[23].*")) {
                    return said;
                }
            }
            return said;
        } catch (IOException brokenOff) {
            return said;
        }
    }
}
