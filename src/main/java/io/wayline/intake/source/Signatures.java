package io.wayline.intake.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.shared.clock.TrueTime;

/**
 * Checks signatures as Standard Webhooks has them: HMAC-SHA256 over {@code id.timestamp.body} under a secret of the
 * source, one of several signatures being enough, not older or newer than five minutes.
 */
@Component
public class Signatures {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";

    private final EventSources sources;
    private final TrueTime clock;

    Signatures(EventSources sources, TrueTime clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * What a signed request brings along, each as its header came.
     *
     * @param source who signed ({@code Wayline-Source})
     * @param id the id of the message ({@code webhook-id})
     * @param timestamp when it was signed, in seconds ({@code webhook-timestamp})
     * @param signatures {@code v1,<base64>}, several with a space between them ({@code webhook-signature})
     */
    public record Signed(
            @Nullable String source,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures) {}

    /**
     * Proves who sent a body.
     *
     * @return the source
     * @throws SignatureRefused when it is not proven
     */
    public String prove(Signed headers, byte[] body) {
        var source = headers.source();
        if (source == null || source.isBlank()) {
            throw SignatureRefused.sourceMissing();
        }
        var id = headers.id();
        var timestamp = headers.timestamp();
        if (id == null || id.isBlank() || id.length() > 200 || timestamp == null || headers.signatures() == null) {
            throw SignatureRefused.headerMissing();
        }
        timely(timestamp);
        var secrets = sources.secrets(source);
        var known = false;
        for (var secret : secrets) {
            known |= isSignedWith(secret, id, timestamp, headers.signatures(), body);
        }
        if (!known) {
            throw SignatureRefused.wrong();
        }
        return source;
    }

    private void timely(String timestamp) {
        try {
            var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
            if (Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
                throw SignatureRefused.untimely();
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException notSeconds) {
            throw SignatureRefused.untimely();
        }
    }

    private static boolean isSignedWith(byte[] secret, String id, String timestamp, String signatures, byte[] body) {
        var expected = SourceSecrets.hmac(secret, (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
        var text = (VERSION + Base64.getEncoder().encodeToString(expected)).getBytes(StandardCharsets.UTF_8);
        return List.of(signatures.split(" ")).stream()
                .anyMatch(given -> MessageDigest.isEqual(text, given.getBytes(StandardCharsets.UTF_8)));
    }
}
