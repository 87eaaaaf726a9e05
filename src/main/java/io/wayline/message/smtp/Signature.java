package io.wayline.message.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;

/** Signs mails with DKIM (RFC 6376) where a key is set; elsewhere it leaves them as they are. */
@Component
public class Signature {

    private static final String KEY = "wayline.mail.dkim.private-key";

    private final MailSettings.@Nullable Dkim settings;
    private final @Nullable RSAPrivateKey key;

    public Signature(MailSettings settings) {
        this.settings = settings.dkim();
        this.key = settings.dkim() == null ? null : read(settings.dkim().privateKey());
    }

    /**
     * The mail, signed; it must not be changed after that.
     *
     * @throws MessagingException when it cannot be signed
     */
    public MimeMessage on(MimeMessage message) throws MessagingException {
        if (settings == null || key == null) {
            return message;
        }
        try {
            // a signer of its own for each mail: it is cheap, and not made for two threads
            var signer = new DkimSigner(settings.domain(), settings.selector(), key);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setLengthParam(false);
            // it would ask the DNS for every mail whether the record is there
            signer.setCheckDomainKey(false);
            // RFC 8058 3.1: without these, no mailbox provider offers the one click
            signer.addHeaderToSign("List-Unsubscribe");
            signer.addHeaderToSign("List-Unsubscribe-Post");
            return new DkimMessage(message, signer);
        } catch (DkimException unfit) {
            throw new MessagingException("The mail cannot be signed", unfit);
        }
    }

    private static RSAPrivateKey read(Path file) {
        try {
            var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (IOException unreadable) {
            throw new InvalidConfigurationPropertyValueException(KEY, file, "The file cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            throw new InvalidConfigurationPropertyValueException(
                    KEY, file, "The file holds no RSA key in PKCS #8 and PEM (-----BEGIN PRIVATE KEY-----)");
        }
    }
}
