package io.wayline.message.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** A mail server that takes one mail to its last line and is gone before it says whether it has it. */
final class VanishingMailServer implements AutoCloseable {

    private final ServerSocket door;

    VanishingMailServer(int port) throws IOException {
        door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        var talk = new Thread(this::talk, "vanishing-mail-server");
        talk.setDaemon(true);
        talk.start();
    }

    private void talk() {
        try (var caller = door.accept();
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 vanishing\r\n");
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                if (line.matches("(EHLO|MAIL|RCPT) .*")) {
                    out.print("250 fine\r\n");
                } else if (line.equals("DATA")) {
                    out.print("354 go on\r\n");
                }
            }
        } catch (IOException closed) {
            // the test is over
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
