package io.wayline.message.preference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;

/**
 * The address under which the reader of a mail says what we may send: opaque ids and a signature, nothing about anybody.
 * It is good for ever, for a stop must work from the oldest mail, and for whoever holds the mail.
 */
@Component
public class PreferenceLinks {

    static final String PATH = "/u/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1.";
    private static final byte[] USE = "preferences:".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE = 16;
    private static final int IDS = 16 + 1;
    private static final int LONGEST = 200;

    /** The first one signs; the others only verify what was signed before it. */
    private final List<SecretKeySpec> secrets;

    private final String baseUrl;

    PreferenceLinks(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            @Value("${wayline.base-url}") String baseUrl) {
        this.secrets = Stream.concat(Stream.of(secret), oldSecrets.stream())
                .map(each -> new SecretKeySpec(each.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /**
     * What a link was made for.
     *
     * @param purpose what the mail was written for: the one click of a mail program is about this
     * @param message the mail's name, the part of its Message-ID before the at sign
     */
    record Link(CustomerId customer, Purpose purpose, String message) {

        /** The same for another id: that of whoever its customer was merged into. */
        Link of(CustomerId other) {
            return new Link(other, purpose, message);
        }
    }

    /**
     * The address for a mail, the same each time.
     *
     * @param messageId the mail's Message-ID with its angle brackets
     */
    public String of(CustomerId customer, Purpose purpose, String messageId) {
        var name = messageId.substring(1, messageId.indexOf('@')).getBytes(StandardCharsets.US_ASCII);
        var id = UUID.fromString(customer.value());
        var content = ByteBuffer.allocate(IDS + name.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put((byte) purpose.ordinal())
                .put(name)
                .array();
        var token = ByteBuffer.allocate(content.length + SIGNATURE)
                .put(content)
                .put(signature(secrets.get(0), content))
                .array();
        return baseUrl
                + PATH
                + VERSION
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token was made for; empty when it is not ours or not whole. */
    Optional<Link> read(String token) {
        if (!token.startsWith(VERSION) || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token.substring(VERSION.length()));
            if (bytes.length <= IDS + SIGNATURE) {
                return Optional.empty();
            }
            var content = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
            var signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
            var ours =
                    secrets.stream().anyMatch(secret -> MessageDigest.isEqual(signature(secret, content), signature));
            return ours ? Optional.of(link(content)) : Optional.empty();
        } catch (IllegalArgumentException notOurLetters) {
            return Optional.empty();
        }
    }

    private static Link link(byte[] content) {
        var buffer = ByteBuffer.wrap(content);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        var purpose = Purpose.values()[buffer.get()];
        var name = new byte[buffer.remaining()];
        buffer.get(name);
        return new Link(new CustomerId(id.toString()), purpose, new String(name, StandardCharsets.US_ASCII));
    }

    private static byte[] signature(SecretKeySpec secret, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(USE);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }
}
