package io.wayline.message.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;

import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;
import io.wayline.message.preference.PreferenceLinks;
import io.wayline.message.smtp.PipeliningTransport;
import io.wayline.message.smtp.Signature;
import io.wayline.message.template.MailTemplates;
import io.wayline.message.template.Written;

/** Puts a written mail into the form that travels (RFC 5322, RFC 2045): text first, then HTML, one recipient. */
@Component
class Mime {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final MailTemplates templates;
    private final PreferenceLinks preferences;
    private final Signature signature;
    private final Clock clock;

    Mime(
            MailSettings settings,
            MailTemplates templates,
            PreferenceLinks preferences,
            Signature signature,
            Clock clock) {
        this.settings = settings;
        this.templates = templates;
        this.preferences = preferences;
        this.signature = signature;
        this.clock = clock;
    }

    /** Between whom it travels. */
    PipeliningTransport.Envelope envelope(ClaimedMessage mail) {
        return new PipeliningTransport.Envelope(sender(mail).from(), mail.recipient());
    }

    private MailSettings.Sender sender(ClaimedMessage mail) {
        return settings.sender(templates.sender(mail.template()));
    }

    /** The mail as it travels, with its signature; it must not be changed. */
    MimeMessage of(ClaimedMessage mail, Written content, Session session) throws MessagingException {
        var language = Locale.forLanguageTag(mail.locale());
        var sender = sender(mail);
        var message = new Named(session, mail.messageId());
        message.setFrom(address(sender.from(), settings.nameFor(language)));
        message.setReplyTo(new InternetAddress[] {address(sender.answers(), null)});
        message.setRecipient(Message.RecipientType.TO, address(mail.recipient(), mail.recipientName()));
        message.setSubject(content.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", mail.locale());
        // RFC 3834: holiday notices are not wanted in answer to these
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("X-Wayline-Template", mail.template());
        if (mail.purpose() != Purpose.TRANSACTIONAL) {
            stoppable(message, preferences.of(mail.customer(), mail.purpose(), mail.messageId()));
        }
        if (mail.resends() > 0) {
            // whoever looks at two of the same can tell which came later, and that it was meant
            message.setHeader("X-Wayline-Resend", Integer.toString(mail.resends()));
        }
        message.setContent(
                new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        message.saveChanges();
        return sealed(signature.on(message), session);
    }

    /** In the very bytes that will travel: then nothing is left to encode while a server waits for them. */
    private static MimeMessage sealed(MimeMessage message, Session session) throws MessagingException {
        // the encoder writes octet by octet: a lock for each is dear
        var octets = new FastByteArrayOutputStream();
        try {
            message.writeTo(octets);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new MimeMessage(session, new ByteArrayInputStream(octets.toByteArrayUnsafe()));
    }

    /** Lets mail programs offer to stop (RFC 2369); by one click of theirs where the address is https (RFC 8058). */
    private static void stoppable(MimeMessage message, String link) throws MessagingException {
        message.setHeader("List-Unsubscribe", "<" + link + ">");
        if (link.startsWith("https:")) {
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        // as octets: the library would take a text through its encoder one by one
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                text.getBytes(StandardCharsets.UTF_8), "text/" + subtype + "; charset=" + UTF_8)));
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static InternetAddress address(String address, @Nullable String name) throws MessagingException {
        var parsed = new InternetAddress(address, true);
        try {
            if (name != null) {
                parsed.setPersonal(name, UTF_8);
            }
            return parsed;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("Every Java platform has UTF-8", impossible);
        }
    }

    /** Keeps its name at every try, where the library would draw a new one. */
    private static final class Named extends MimeMessage {

        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}
