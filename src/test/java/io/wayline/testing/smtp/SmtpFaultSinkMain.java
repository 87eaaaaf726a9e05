package io.wayline.testing.smtp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The sink as a process of its own: {@code <port> <book> <percent> <seed> [fault,fault…]}, all mail faults without a
 * list, with {@code -Dwayline.test.mails-on-disk} as one that keeps its mails over a power cut. Prints {@code port
 * <number>} once it listens, and ends when its standard input does, so that it never outlives whoever started it.
 */
public final class SmtpFaultSinkMain {

    static final String ON_DISK = "wayline.test.mails-on-disk";

    /** The setting for how many milliseconds the answer to the end of a mail takes. */
    static final String THINKS = "wayline.test.mail-server-thinks";

    /** The setting for how many milliseconds the way to it and back takes, for whatever goes in one piece. */
    static final String DISTANCE = "wayline.test.mail-server-distance";

    private SmtpFaultSinkMain() {}

    public static void main(String[] arguments) throws IOException {
        var percent = Double.parseDouble(arguments[2]);
        var faults = arguments.length > 4 ? named(arguments[4]) : SmtpFault.ofMails();
        try (var sink =
                new SmtpFaultSink(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Boolean.getBoolean(ON_DISK))) {
            sink.dice(faults, percent, Long.parseLong(arguments[3]));
            System.out.println("port " + sink.port());
            while (System.in.read() >= 0) {
                // what is written there does not matter, only its end
            }
        }
    }

    private static List<SmtpFault> named(String list) {
        return Arrays.stream(list.split(",")).map(SmtpFault::valueOf).toList();
    }
}
