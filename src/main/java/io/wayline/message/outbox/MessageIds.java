package io.wayline.message.outbox;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.message.MailSettings;

/**
 * Names mails. The same key gets the same Message-ID at every try, so that servers, bounces, and answers can be matched;
 * nobody without our secret can guess one, and it says nothing about anybody.
 */
@Component
public class MessageIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 26;

    private final SecretKeySpec secret;
    private final String domain;

    MessageIds(@Value("${wayline.secret}") String secret, MailSettings settings) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.domain = settings.sender().domain();
    }

    /** The Message-ID header for an idempotency key, with its angle brackets. */
    public String of(String key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            var digest = mac.doFinal(("message-id:" + key).getBytes(StandardCharsets.UTF_8));
            var name = "0".repeat(LENGTH) + new BigInteger(1, digest).toString(32);
            return "<%s@%s>".formatted(name.substring(name.length() - LENGTH), domain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }
}
