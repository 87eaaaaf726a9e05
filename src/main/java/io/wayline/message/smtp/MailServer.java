package io.wayline.message.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;

/** Knows the mail server that {@code spring.mail} or the embedded default names, and opens connections to it. */
@Component
public class MailServer {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private static final String WRITE_TIMEOUT = "writetimeout";
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

    private final @Nullable JavaMailSenderImpl server;
    private final MailSettings settings;

    MailServer(
            ObjectProvider<JavaMailSenderImpl> server,
            MailSettings settings,
            @Value("${spring.mail.host:}") String host) {
        if (!host.isBlank() && !settings.unsaid().isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.mail.host",
                    host,
                    "A mail server is set, but these are not, and mails would leave in the name of a made-up company: "
                            + String.join(", ", settings.unsaid()));
        }
        this.settings = settings;
        this.server = server.getIfAvailable();
        if (this.server == null) {
            log.warn("No mail server is set (spring.mail.host): mails are kept and wait until there is one");
        }
        // without it the library looks for its stream provider anew for every mail, at twice the price
        if (System.getProperty("jakarta.mail.util.StreamProvider") == null) {
            System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        }
    }

    /** Whether there is any; without one, mails are kept and wait. */
    public boolean isSet() {
        return server != null;
    }

    /** Settings for one connection, which may add to them. */
    public Session session() {
        return Session.getInstance(properties());
    }

    /** How many mails one connection carries before a new one is opened. */
    public int mailsPerConnection() {
        return settings.mailsPerConnection();
    }

    /** How long a connection stays open with nothing to carry. */
    public Duration longestIdle() {
        return settings.idle();
    }

    /**
     * A connection, open and signed in.
     *
     * @param session of this connection alone
     * @throws MessagingException when the server is away, or does not want us
     */
    public PhasedTransport connect(Session session) throws MessagingException {
        var to = Optional.ofNullable(server).orElseThrow();
        var protocol = to.getProtocol() == null ? "smtp" : to.getProtocol();
        var transport = PhasedTransport.of(
                session, protocol, settings.pipelining(), settings.replyTimeout(), writeTimeout(to, protocol));
        transport.connect(to.getHost(), to.getPort(), to.getUsername(), to.getPassword());
        return transport;
    }

    /** As the operator has set it for the library, in milliseconds. */
    private static Duration writeTimeout(JavaMailSenderImpl server, String protocol) {
        var set = server.getJavaMailProperties().getProperty("mail." + protocol + "." + WRITE_TIMEOUT, "");
        return set.matches("[1-9][0-9]{0,8}") ? Duration.ofMillis(Long.parseLong(set)) : LONGEST_WRITE;
    }

    private Properties properties() {
        var properties = new Properties();
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.put(protocol + "connectiontimeout", "10000");
            properties.put(protocol + "timeout", "60000");
            // the mail is gone once the dot is answered: a slow goodbye must not make it look as if it were not
            properties.put(protocol + "quitwait", "false");
            properties.put(protocol + "sendpartial", "false");
        }
        if (server != null) {
            properties.putAll(server.getJavaMailProperties());
        }
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            // not to be set otherwise: a mail to one person that is sent in part, or a dot that we do not see go out
            properties.remove(protocol + "chunksize");
            // our sockets see to that, at less cost
            properties.remove(protocol + WRITE_TIMEOUT);
            // a mail is signed, and has its name, in the very bytes that we give away
            properties.remove(protocol + "allow8bitmime");
        }
        return properties;
    }
}
