package io.wayline.message.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on the loopback address that keeps every mail in the inbox. */
final class InboxServer {

    private static final Logger log = LoggerFactory.getLogger(InboxServer.class);
    private static final int LARGEST = 1_000_000;

    private final InboxMails mails;
    private final SMTPServer server;

    InboxServer(InboxMails mails) {
        this.mails = mails;
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Wayline inbox")
                .maxMessageSize(LARGEST)
                .maxRecipients(1)
                .maxConnections(20)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Delivery::new)
                .build();
    }

    void start() {
        server.start();
        log.info("No mail server is set: mails end in the inbox of this application, and nowhere else");
    }

    void stop() {
        server.stop();
    }

    int port() {
        return server.getPortAllocated();
    }

    /** One mail on its way in. */
    private final class Delivery implements MessageHandler {

        private String sender = "";
        private String recipient = "";

        Delivery(MessageContext connection) {}

        @Override
        public void from(String address) {
            sender = address;
        }

        @Override
        public void recipient(String address) {
            recipient = address;
        }

        @Override
        public String data(InputStream mail) throws IOException, RejectException {
            var source = mail.readNBytes(LARGEST + 1);
            if (source.length > LARGEST) {
                throw new RejectException(552, "5.3.4 Mail larger than %d bytes".formatted(LARGEST));
            }
            try {
                return "2.0.0 Kept as " + mails.keep(sender, recipient, source);
            } catch (RuntimeException notKept) {
                log.error("A mail could not be kept in the inbox", notKept);
                throw new RejectException(451, "4.3.0 Not kept, try again");
            }
        }

        @Override
        public void done() {
            // nothing is open
        }
    }
}
