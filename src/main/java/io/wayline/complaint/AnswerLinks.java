package io.wayline.complaint;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.wayline.shared.access.SignedToken;

/**
 * The address under which a customer says what they think of one answer: numbers of ours and a signature, nothing about
 * anybody. It is worth something for as long as that answer is the last word.
 */
@Component
public class AnswerLinks {

    /** What the address begins with. */
    public static final String PATH = "/a/";

    private static final int LENGTH = Long.BYTES + Short.BYTES;

    private final SignedToken tokens;
    private final String baseUrl;

    AnswerLinks(
            @Value("${wayline.secret}") String secret,
            @Value("${wayline.old-secrets:}") List<String> oldSecrets,
            @Value("${wayline.base-url}") String baseUrl) {
        this.tokens = new SignedToken("complaint", secret, oldSecrets);
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** An answer that a link was made for. */
    public record Answered(long complaint, int round) {}

    /** The address for the answer that was given last or is about to be, the same each time. */
    public String of(Complaint complaint) {
        var content = ByteBuffer.allocate(LENGTH)
                .putLong(complaint.number())
                .putShort((short) complaint.round())
                .array();
        return baseUrl + PATH + tokens.of(content);
    }

    /** What a token was made for; empty when it is not ours or not whole. */
    public Optional<Answered> read(String token) {
        return tokens.read(token).filter(content -> content.length == LENGTH).map(content -> {
            var buffer = ByteBuffer.wrap(content);
            return new Answered(buffer.getLong(), buffer.getShort());
        });
    }
}
