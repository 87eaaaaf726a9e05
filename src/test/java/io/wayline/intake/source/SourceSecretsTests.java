package io.wayline.intake.source;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SourceSecretsTests {

    private static final String NOW = "a-secret-of-the-tests-that-is-long-enough";
    private static final String BEFORE = "the-secret-before-that-was-long-enough";

    private final SourceSecrets secrets = new SourceSecrets(NOW, List.of());

    @Test
    void whatIsSealedCanBeOpenedForItsSourceOnly() {
        var secret = secrets.fresh();
        var sealed = secrets.seal("shop", secret);

        assertThat(secrets.open("shop", sealed)).isEqualTo(secret);
        assertThatIllegalStateException().isThrownBy(() -> secrets.open("till", sealed));
    }

    @Test
    void whatWasSealedUnderAFormerSecretCanStillBeOpened() {
        var secret = secrets.fresh();
        var sealedThen = new SourceSecrets(BEFORE, List.of()).seal("shop", secret);

        assertThat(new SourceSecrets(NOW, List.of(BEFORE)).open("shop", sealedThen))
                .isEqualTo(secret);
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.open("shop", sealedThen))
                .withMessageContaining("wayline.old-secrets");
    }

    @Test
    void whatIsSealedNowIsSealedUnderTheSecretOfNow() {
        var sealed = new SourceSecrets(NOW, List.of(BEFORE)).seal("shop", secrets.fresh());

        assertThat(secrets.open("shop", sealed)).hasSize(32);
    }
}
