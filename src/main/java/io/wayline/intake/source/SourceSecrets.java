package io.wayline.intake.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of sources for the database: AES-256-GCM with a nonce of its own each, under a key derived from
 * {@code wayline.secret}, bound to the source's name so that rows cannot be swapped.
 */
@Component
class SourceSecrets {

    private static final String PURPOSE = "wayline event source secrets v1";
    private static final int SECRET_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    /** The first one seals; the others only open what was sealed before it. */
    private final List<SecretKey> keys;

    SourceSecrets(
            @Value("${wayline.secret}") String secret, @Value("${wayline.old-secrets:}") List<String> oldSecrets) {
        this.keys = Stream.concat(Stream.of(secret), oldSecrets.stream())
                .map(SourceSecrets::key)
                .toList();
    }

    private static SecretKey key(String secret) {
        return new SecretKeySpec(
                hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE.getBytes(StandardCharsets.UTF_8)), "AES");
    }

    byte[] fresh() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    String seal(String source, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), source, nonce, secret);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed under a secret that we do not know, or for another source */
    byte[] open(String source, String sealed) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return keys.stream()
                .flatMap(key -> opened(key, source, nonce, rest).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("""
                        The secret of an event source cannot be read: was wayline.secret changed, and the former one not \
                        kept in wayline.old-secrets? Rotate the secret."""));
    }

    private static Optional<byte[]> opened(SecretKey key, String source, byte[] nonce, byte[] content) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, source, nonce, content));
        } catch (GeneralSecurityException sealedOtherwise) {
            return Optional.empty();
        }
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    private static byte[] cipher(int mode, SecretKey key, String source, byte[] nonce, byte[] content)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(source.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(content);
    }
}
