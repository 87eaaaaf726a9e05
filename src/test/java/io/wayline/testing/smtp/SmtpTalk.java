package io.wayline.testing.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.wayline.testing.smtp.SmtpFault.Stage;

/** One conversation of the sink, from the banner to the end of the connection. */
final class SmtpTalk {

    private static final Duration THINKS = Duration.ofMillis(Long.getLong(SmtpFaultSinkMain.THINKS, 0));
    private static final Duration DISTANCE = Duration.ofMillis(Long.getLong(SmtpFaultSinkMain.DISTANCE, 0));

    private static final Pattern MESSAGE_ID = header("Message-ID");
    private static final Pattern RESEND = header("X-Wayline-Resend");

    private final Socket caller;
    private final FaultPlan plan;
    private final SmtpFaultSink.Ears ears;
    private final InputStream in;
    private final OutputStream out;

    private @Nullable SmtpFault fault;
    private String sender = "";
    private String recipient = "";
    private int recipients;
    /** Whether a sender, and somebody to get the mail, have been taken. */
    private boolean begun;

    private boolean somebody;

    SmtpTalk(Socket caller, FaultPlan plan, SmtpFaultSink.Ears ears) throws IOException {
        this.caller = caller;
        this.plan = plan;
        this.ears = ears;
        this.in = new BufferedInputStream(caller.getInputStream());
        this.out = new BufferedOutputStream(caller.getOutputStream());
    }

    void run() throws IOException {
        try {
            talk();
        } finally {
            out.flush();
        }
    }

    private void talk() throws IOException {
        fault = plan.ofConnection().orElse(null);
        if (failsAt(Stage.CONNECT)) {
            return;
        }
        say("220 sink ESMTP");
        for (var line = line(); line != null; line = line()) {
            var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            var goesOn = switch (verb) {
                case "EHLO" -> say("250-sink\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN LOGIN");
                case "AUTH" -> auth(line);
                case "MAIL" -> mail(line);
                case "RCPT" -> rcpt(line);
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    yield false;
                }
                default -> say("250 2.0.0 Fine");
            };
            if (!goesOn) {
                return;
            }
        }
    }

    private boolean auth(String line) throws IOException {
        if (failsAt(Stage.AUTH)) {
            return survives();
        }
        if (line.toUpperCase(Locale.ROOT).startsWith("AUTH LOGIN")) {
            say("334 VXNlcm5hbWU6");
            line();
            say("334 UGFzc3dvcmQ6");
            line();
        }
        return say("235 2.7.0 Welcome");
    }

    private boolean mail(String line) throws IOException {
        sender = address(line);
        recipients = 0;
        begun = false;
        somebody = false;
        fault = plan.ofMail().orElse(null);
        if (failsAt(Stage.MAIL)) {
            return survives();
        }
        begun = true;
        return say("250 2.1.0 Fine");
    }

    private boolean rcpt(String line) throws IOException {
        if (!begun) {
            return say("503 5.5.1 From whom?");
        }
        recipient = address(line);
        recipients++;
        if (fault == null) {
            fault = SmtpFault.ofLocalPart(recipient.split("@", 2)[0]).orElse(null);
        }
        if (fault == SmtpFault.RCPT_SECOND_550 && recipients != 2) {
            somebody = true;
            return say("250 2.1.5 Fine");
        }
        if (failsAt(Stage.RCPT)) {
            return survives();
        }
        somebody = true;
        return say("250 2.1.5 Fine");
    }

    private boolean data() throws IOException {
        if (!somebody) {
            return say("503 5.5.1 To whom?");
        }
        ears.data(recipient);
        if (failsAt(Stage.DATA)) {
            return survives();
        }
        say("354 Go on");
        var text = new ByteArrayOutputStream();
        for (var line = line(); ; line = line()) {
            if (line == null) {
                return false;
            }
            if (line.equals(".")) {
                break;
            }
            if (failsAt(Stage.TEXT)) {
                return false;
            }
            text.write((line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
            text.write('\r');
            text.write('\n');
        }
        if (failsAt(Stage.DOT)) {
            return survives();
        }
        accept(text.toByteArray());
        if (failsAt(Stage.ACCEPTED)) {
            return false;
        }
        LockSupport.parkNanos(THINKS.toNanos());
        say("250 2.0.0 Taken");
        return !failsAt(Stage.QUIT);
    }

    private void accept(byte[] source) throws IOException {
        var head =
                new String(source, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]+", " ");
        var resend = value(RESEND, head);
        if (fault != null && fault.stage().compareTo(Stage.DOT) > 0) {
            // told here, for once it has answered a test may look at once
            ears.met(fault);
        }
        ears.accepted(
                new AcceptedMails.Accepted(
                        Instant.now(),
                        value(MESSAGE_ID, head),
                        sender,
                        recipient,
                        resend.isEmpty() ? 0 : Integer.parseInt(resend),
                        source.length,
                        fault == null ? "-" : fault.name()),
                source);
    }

    /** Acts the fault out if this is its moment; true when the usual answer must not follow. */
    private boolean failsAt(Stage stage) throws IOException {
        var now = fault;
        if (now == null || now.stage() != stage) {
            return false;
        }
        if (!now.accepts() || stage == Stage.RCPT) {
            ears.met(now);
        }
        if (!now.reply().isEmpty()) {
            say(now.reply());
            return true;
        }
        switch (now) {
            case BANNER_SILENT, MAIL_STALL, RCPT_STALL, DATA_STALL, ACCEPTED_STALL -> stall();
            case QUIT_STALL -> {
                line();
                stall();
            }
            case REFUSED, ACCEPTED_RESET -> caller.setSoLinger(true, 0);
            default -> {
                // closing is what all others do, and the end of the talk does it
            }
        }
        return true;
    }

    /** After a fault: a reply but 421 leaves the connection open (RFC 5321 3.8). */
    private boolean survives() {
        var met = fault;
        fault = null;
        return met != null && !met.reply().isEmpty() && !met.reply().startsWith("421");
    }

    /** Says nothing until the caller has had enough. */
    private void stall() throws IOException {
        out.flush();
        while (in.read() >= 0) {
            // whatever comes, there is no answer
        }
    }

    private boolean say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (in.available() == 0) {
            // RFC 2920 3.2: answers to commands that came together go together
            LockSupport.parkNanos(DISTANCE.toNanos());
            out.flush();
        }
        return true;
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                var text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
        }
        return null;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static Pattern header(String name) {
        return Pattern.compile("(?im)^" + name + ":[ \t]*(.*)$");
    }

    private static String value(Pattern header, String head) {
        var found = header.matcher(head);
        return found.find() ? found.group(1).strip() : "";
    }
}
