package io.wayline.shared;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReasonTextTests {

    @Test
    void blanksAtItsEndsAreLeftOut() {
        assertThat(ReasonText.read("  the customer moved ")).isEqualTo("the customer moved");
        assertThat(ReasonText.read("x".repeat(ReasonText.LONGEST) + " ")).hasSize(ReasonText.LONGEST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "first\nsecond", "a\u0000b", "a\tb"})
    void whatIsNoLineIsRefused(@Nullable String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> ReasonText.read(text))
                .withMessage("reason is not one line of 1 to 500 characters: say why in a few words.");
    }

    @Test
    void whatIsTooLongIsRefusedAndNotCut() {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ReasonText.read("x".repeat(501)));
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> ReasonText.read("x".repeat(201), 200));
    }
}
