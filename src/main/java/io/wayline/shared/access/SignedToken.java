package io.wayline.shared.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that only we can have made, for addresses and forms of people who have no account. The content can be read by
 * whoever holds the token; what is made for one use is worth nothing for another.
 */
public final class SignedToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1.";
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 200;

    /** The first one signs; the others only verify what was signed before it. */
    private final List<SecretKeySpec> secrets;

    private final byte[] use;

    /**
     * @param use what the tokens are for, such as {@code preferences}
     * @param secret {@code wayline.secret}
     * @param oldSecrets those before it, which verify and never sign
     */
    public SignedToken(String use, String secret, List<String> oldSecrets) {
        this.use = (use + ":").getBytes(StandardCharsets.US_ASCII);
        this.secrets = Stream.concat(Stream.of(secret), oldSecrets.stream())
                .map(each -> new SecretKeySpec(each.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** A token of this content, the same each time; letters, digits, and signs that need no quoting in addresses. */
    public String of(byte[] content) {
        var token = ByteBuffer.allocate(content.length + SIGNATURE)
                .put(content)
                .put(signature(secrets.get(0), content))
                .array();
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says; empty when it is not ours, not for this use, or not whole. */
    public Optional<byte[]> read(String token) {
        if (!token.startsWith(VERSION) || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token.substring(VERSION.length()));
            if (bytes.length <= SIGNATURE) {
                return Optional.empty();
            }
            var content = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
            var signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
            var ours =
                    secrets.stream().anyMatch(secret -> MessageDigest.isEqual(signature(secret, content), signature));
            return ours ? Optional.of(content) : Optional.empty();
        } catch (IllegalArgumentException notOurLetters) {
            return Optional.empty();
        }
    }

    private byte[] signature(SecretKeySpec secret, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(use);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }
}
