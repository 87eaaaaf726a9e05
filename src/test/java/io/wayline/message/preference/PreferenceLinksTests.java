package io.wayline.message.preference;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.message.Purpose;
import io.wayline.shared.CustomerId;
import io.wayline.shared.access.SignedToken;

import static org.assertj.core.api.Assertions.assertThat;

class PreferenceLinksTests {

    private static final String MESSAGE = "<0123456789abcdefghijklmnop@lanhe.example>";

    private final PreferenceLinks links = links("a-secret-of-the-tests-that-is-long-enough");
    private final CustomerId emma = new CustomerId(UUID.randomUUID().toString());

    @Test
    void aLinkSaysForWhomAndForWhatItWasMade() {
        var token = token(links.of(emma, Purpose.MARKETING, MESSAGE));

        assertThat(links.read(token)).hasValueSatisfying(link -> {
            assertThat(link.customer()).isEqualTo(emma);
            assertThat(link.purpose()).isEqualTo(Purpose.MARKETING);
            assertThat(link.message()).isEqualTo("0123456789abcdefghijklmnop");
        });
    }

    @Test
    void theSameMailHasTheSameLinkAndAnotherPurposeAnotherOne() {
        assertThat(links.of(emma, Purpose.SERVICE, MESSAGE)).isEqualTo(links.of(emma, Purpose.SERVICE, MESSAGE));
        assertThat(links.of(emma, Purpose.SERVICE, MESSAGE)).isNotEqualTo(links.of(emma, Purpose.MARKETING, MESSAGE));
    }

    @Test
    void noLetterOfALinkCanBeChanged() {
        var token = token(links.of(emma, Purpose.MARKETING, MESSAGE));

        // the last letter carries unused bits as well, so it is left out
        for (var place = 3; place < token.length() - 1; place++) {
            var forged = new StringBuilder(token);
            forged.setCharAt(place, token.charAt(place) == 'A' ? 'B' : 'A');
            assertThat(links.read(forged.toString())).as("letter %d", place).isEmpty();
        }
    }

    @Test
    void aLinkOfAnotherHouseIsNotOurs() {
        var theirs = links("another-secret-that-is-long-enough-as-well").of(emma, Purpose.MARKETING, MESSAGE);

        assertThat(links.read(token(theirs))).isEmpty();
    }

    @Test
    void aLinkInAMailThatWasSentUnderAFormerSecretStillWorks() {
        var sentThen = token(links("the-secret-before-that-was-long-enough").of(emma, Purpose.MARKETING, MESSAGE));

        var now = new PreferenceLinks(
                "a-secret-of-the-tests-that-is-long-enough",
                List.of("an-even-older-secret-that-was-long-enough", "the-secret-before-that-was-long-enough"),
                "https://service.example/");

        assertThat(now.read(sentThen))
                .hasValueSatisfying(link -> assertThat(link.customer()).isEqualTo(emma));
        assertThat(now.of(emma, Purpose.MARKETING, MESSAGE)).isEqualTo(links.of(emma, Purpose.MARKETING, MESSAGE));
    }

    /** Mails with these links are with their readers: whoever must change this test breaks them. */
    @ParameterizedTest
    @CsvSource({
        "TRANSACTIONAL, v1.bxwrjhERQiKDM0REVVVmZgAwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcOvVwwuG4KRzIPU2x94uMZo",
        "SERVICE, v1.bxwrjhERQiKDM0REVVVmZgEwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcFFd8c55oA0ZncQPLvSrtdU",
        "MARKETING, v1.bxwrjhERQiKDM0REVVVmZgIwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcOl7EnseBplzRnZ3IQ1HCfg"
    })
    void aLinkThatIsOutIsGoodForEver(Purpose purpose, String token) {
        assertThat(links.read(token)).hasValueSatisfying(link -> {
            assertThat(link.customer().value()).isEqualTo("6f1c2b8e-1111-4222-8333-444455556666");
            assertThat(link.purpose()).isEqualTo(purpose);
            assertThat(link.message()).isEqualTo("0123456789abcdefghijklmnop");
        });
    }

    @Test
    void aLinkOfAPurposeThatNobodyKnowsIsNotOurs() {
        var id = UUID.fromString(emma.value());
        var content = ByteBuffer.allocate(18)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put((byte) 3)
                .put((byte) 'a')
                .array();
        var token = new SignedToken("preferences", "a-secret-of-the-tests-that-is-long-enough", List.of()).of(content);

        assertThat(links.read(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1.",
                "v2.AAAA",
                "v1.****",
                "v1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "nonsense"
            })
    void whatIsNoTokenIsRefused(String token) {
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void anEndlessTokenIsNotEvenDecoded() {
        assertThat(links.read("v1." + "A".repeat(100_000))).isEmpty();
    }

    private static PreferenceLinks links(String secret) {
        return new PreferenceLinks(secret, List.of(), "https://service.example/");
    }

    private static String token(String link) {
        assertThat(link).startsWith("https://service.example/u/v1.");
        return link.substring("https://service.example/u/".length());
    }
}
