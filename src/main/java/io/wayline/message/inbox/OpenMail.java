package io.wayline.message.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart (RFC 2045). What cannot be taken apart is still there as its source.
 *
 * @param html its HTML part, or null
 * @param text its text part, or null
 * @param source every byte of it, shown as text
 */
public record OpenMail(
        String subject,
        @Nullable String senderName,
        @Nullable String recipientName,
        @Nullable String messageId,
        @Nullable String language,
        @Nullable String html,
        @Nullable String text,
        String source) {

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    static OpenMail of(byte[] bytes) {
        var source = new String(bytes, StandardCharsets.UTF_8);
        try {
            var mail = new MimeMessage(NO_SESSION, new ByteArrayInputStream(bytes));
            var subject = mail.getSubject();
            return new OpenMail(
                    subject == null ? "" : subject.replaceAll("\\p{Cntrl}+", " "),
                    name(mail.getFrom()),
                    name(mail.getRecipients(MimeMessage.RecipientType.TO)),
                    mail.getMessageID(),
                    mail.getHeader("Content-Language", ","),
                    find(mail, "text/html"),
                    find(mail, "text/plain"),
                    source);
        } catch (MessagingException unreadable) {
            return new OpenMail("", null, null, null, null, null, null, source);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory is always readable", impossible);
        }
    }

    private static @Nullable String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var number = 0; number < parts.getCount(); number++) {
                BodyPart inner = parts.getBodyPart(number);
                var found = find(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String name(Address @Nullable [] addresses) {
        return addresses != null && addresses.length > 0 && addresses[0] instanceof InternetAddress first
                ? first.getPersonal()
                : null;
    }
}
