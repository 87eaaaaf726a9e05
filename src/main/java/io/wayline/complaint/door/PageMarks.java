package io.wayline.complaint.door;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.SignedToken;

/**
 * What the page for customers carries in place of a session: a signed mark that names the complaint which is written on it
 * and says when it was shown. One mark is one complaint, however often it is sent; and nobody sends what was not fetched
 * from us, or sooner than a person writes.
 */
@Component
public class PageMarks {

    /** Nobody has read the page and said what happened sooner. */
    public static final Duration SOONEST = Duration.ofSeconds(3);

    /** A page that stood open longer is asked to be sent once more. */
    public static final Duration LATEST = Duration.ofHours(24);

    private static final int KEY = 16;
    private static final int CONTENT = KEY + Long.BYTES;

    private final SignedToken forms;
    private final SignedToken receipts;
    private final Clock clock;

    PageMarks(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            Clock clock) {
        this.forms = new SignedToken("complain-form", secret, oldSecrets);
        this.receipts = new SignedToken("complain-receipt", secret, oldSecrets);
        this.clock = clock;
    }

    /** What a mark is worth. */
    public enum Press {
        /** Of somebody who had the page before them. */
        FINE,
        /** Sooner than a person writes. */
        TOO_SOON,
        /** Of a page of long ago. */
        TOO_LATE,
        /** Not from our page. */
        FOREIGN
    }

    /** @param key the complaint's own name; null of a mark that is not ours */
    public record Judged(Press press, @Nullable UUID key) {}

    /** The mark of a page that is shown now, for a complaint of its own. */
    public String fresh() {
        var key = UUID.randomUUID();
        return forms.of(ByteBuffer.allocate(CONTENT)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .putLong(clock.millis())
                .array());
    }

    public Judged judge(@Nullable String mark) {
        var content = mark == null
                ? null
                : forms.read(mark).filter(read -> read.length == CONTENT).orElse(null);
        if (content == null) {
            return new Judged(Press.FOREIGN, null);
        }
        var buffer = ByteBuffer.wrap(content);
        var key = new UUID(buffer.getLong(), buffer.getLong());
        var age = Duration.between(Instant.ofEpochMilli(buffer.getLong()), clock.instant());
        if (age.compareTo(SOONEST) < 0) {
            return new Judged(Press.TOO_SOON, key);
        }
        return new Judged(age.compareTo(LATEST) > 0 ? Press.TOO_LATE : Press.FINE, key);
    }

    /** What the page that says that it came is called: only who sent it knows. */
    public String receipt(UUID key) {
        return receipts.of(ByteBuffer.allocate(KEY)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array());
    }

    /** The complaint that a receipt is of; empty when it is not ours. */
    public Optional<UUID> received(String receipt) {
        return receipts.read(receipt).filter(content -> content.length == KEY).map(content -> {
            var buffer = ByteBuffer.wrap(content);
            return new UUID(buffer.getLong(), buffer.getLong());
        });
    }
}
