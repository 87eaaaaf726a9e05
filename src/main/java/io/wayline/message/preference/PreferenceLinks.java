package io.wayline.message.preference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.shared.access.SignedToken;

/**
 * The address under which the reader of a mail says what we may send: opaque ids and a signature, nothing about anybody.
 * It is good for ever, for a stop must work from the oldest mail, and for whoever holds the mail.
 */
@Component
public class PreferenceLinks {

    static final String PATH = "/u/";

    private static final int IDS = 16 + 1;

    private final SignedToken tokens;
    private final String baseUrl;

    PreferenceLinks(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            @Value("${wayline.base-url}") String baseUrl) {
        this.tokens = new SignedToken("preferences", secret, oldSecrets);
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
                .put(number(purpose))
                .put(name)
                .array();
        return baseUrl + PATH + tokens.of(content);
    }

    /** What a token was made for; empty when it is not ours, not whole, or of a purpose that this version does not know. */
    Optional<Link> read(String token) {
        return tokens.read(token).filter(content -> content.length > IDS).flatMap(PreferenceLinks::link);
    }

    private static Optional<Link> link(byte[] content) {
        var buffer = ByteBuffer.wrap(content);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        var purpose = purpose(buffer.get());
        var name = new byte[buffer.remaining()];
        buffer.get(name);
        return purpose.map(
                known -> new Link(new CustomerId(id.toString()), known, new String(name, StandardCharsets.US_ASCII)));
    }

    /** Stands in mails that are with their readers for years: a number is never given to another purpose. */
    private static byte number(Purpose purpose) {
        return switch (purpose) {
            case TRANSACTIONAL -> 0;
            case SERVICE -> 1;
            case MARKETING -> 2;
        };
    }

    private static Optional<Purpose> purpose(byte number) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> number(purpose) == number)
                .findFirst();
    }
}
