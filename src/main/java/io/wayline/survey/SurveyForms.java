package io.wayline.survey;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.SignedToken;

/**
 * Tells a press on our page from what programs do that read mails: each page carries a signed mark that says for which
 * survey it was made and when (decision 0054).
 */
@Component
public class SurveyForms {

    /** Nobody has read a question and chosen an answer sooner; a scanner that posts what it fetched has. */
    public static final Duration SOONEST = Duration.ofSeconds(2);

    /** A page that stood open longer is asked to be pressed once more. */
    public static final Duration LATEST = Duration.ofHours(24);

    private static final int CONTENT = 16 + 8;

    private final SignedToken tokens;
    private final Clock clock;

    SurveyForms(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            Clock clock) {
        this.tokens = new SignedToken("survey-form", secret, oldSecrets);
        this.clock = clock;
    }

    /** What a press is worth. */
    public enum Press {
        /** By somebody who had the page before them. */
        FINE,
        /** Sooner than a person presses. */
        TOO_SOON,
        /** From a page of long ago. */
        TOO_LATE,
        /** Not from our page of this survey. */
        FOREIGN
    }

    /** The mark of a page that is shown now. */
    public String mark(String ref) {
        var id = UUID.fromString(ref);
        return tokens.of(ByteBuffer.allocate(CONTENT)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(clock.millis())
                .array());
    }

    public Press judge(String ref, @Nullable String mark) {
        var content = mark == null
                ? null
                : tokens.read(mark).filter(read -> read.length == CONTENT).orElse(null);
        if (content == null) {
            return Press.FOREIGN;
        }
        var buffer = ByteBuffer.wrap(content);
        if (!new UUID(buffer.getLong(), buffer.getLong()).toString().equals(ref)) {
            return Press.FOREIGN;
        }
        var age = Duration.between(Instant.ofEpochMilli(buffer.getLong()), clock.instant());
        if (age.compareTo(SOONEST) < 0) {
            return Press.TOO_SOON;
        }
        return age.compareTo(LATEST) > 0 ? Press.TOO_LATE : Press.FINE;
    }
}
