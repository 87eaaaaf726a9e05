package io.wayline.survey;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.SignedToken;

/** The address under which a survey is answered: its opaque ref and a signature, nothing about anybody. */
@Component
public class SurveyLinks {

    public static final String PATH = "/s/";

    private static final int REF = 16;

    private final SignedToken tokens;
    private final String baseUrl;

    SurveyLinks(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            @Value("${wayline.base-url}") String baseUrl) {
        this.tokens = new SignedToken("survey", secret, oldSecrets);
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** The address of a survey, the same each time. */
    public String of(String ref) {
        return baseUrl + PATH + tokens.of(bytes(ref));
    }

    /** The address at which a score is chosen already; nothing is stored by opening it. */
    String of(String ref, int score) {
        return of(ref) + "?score=" + score;
    }

    /** The ref of the survey that a token is for; empty when it is not ours or not whole. */
    public Optional<String> read(String token) {
        return tokens.read(token).filter(content -> content.length == REF).map(content -> {
            var buffer = ByteBuffer.wrap(content);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        });
    }

    private static byte[] bytes(String ref) {
        var id = UUID.fromString(ref);
        return ByteBuffer.allocate(REF)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
