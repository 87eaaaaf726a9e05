package io.wayline.message.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that does what the recipient's local part says: {@code rcpt450}, {@code data554}, {@code drop}, and so
 * on; all others get their mail. It can be away, and come back on the same port.
 */
final class ScriptedMailServer {

    private final int port;
    private final List<byte[]> accepted = new CopyOnWriteArrayList<>();
    private final Set<String> connections = ConcurrentHashMap.newKeySet();
    private @Nullable SMTPServer server;

    ScriptedMailServer() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException("No free port", failed);
        }
    }

    int port() {
        return port;
    }

    List<byte[]> accepted() {
        return accepted;
    }

    Set<String> connections() {
        return connections;
    }

    void up() {
        if (server == null) {
            server = SMTPServer.port(port)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("scripted")
                    .insertReceivedHeaders(false)
                    .messageHandlerFactory(Script::new)
                    .build();
            server.start();
        }
    }

    void down() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    void forget() {
        accepted.clear();
        connections.clear();
    }

    private final class Script implements MessageHandler {

        private String act = "";

        Script(MessageContext connection) {
            connections.add(connection.getRemoteAddress().toString());
        }

        @Override
        public void from(String address) {
            // every sender is fine
        }

        @Override
        public void recipient(String address) throws RejectException {
            act = address.substring(0, address.indexOf('@'));
            if (act.startsWith("rcpt")) {
                throw new RejectException(Integer.parseInt(act.substring(4)), "as the script says");
            }
        }

        @Override
        public String data(InputStream mail) throws IOException, RejectException {
            var source = mail.readAllBytes();
            if (act.startsWith("data")) {
                throw new RejectException(Integer.parseInt(act.substring(4)), "as the script says");
            }
            if (act.equals("drop")) {
                throw new DropConnectionException(421, "gone");
            }
            accepted.add(source);
            return "2.0.0 taken";
        }

        @Override
        public void done() {
            // nothing is open
        }
    }
}
