package io.wayline.shared.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WholeTextTests {

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", "plain", "价格 ¥129", "two\nlines\t", "😀", "שלום", "a\u202eb"})
    void whatPeopleWriteIsKept(String text) {
        assertThat(WholeText.is(text)).isTrue();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\u0000b", "\ud83d", "\ude00 alone", "\ud83dx", "\ude00\ud83d"})
    void whatNoRowCanHoldIsNot(String text) {
        assertThat(WholeText.is(text)).isFalse();
        assertThat(WholeText.is(WholeText.shown(text))).isTrue();
    }

    @Test
    void marksThatTurnTheTextAroundThemAreNotShown() {
        assertThat(WholeText.shown("invoice\u202egpj.exe")).isEqualTo("invoicegpj.exe");
        assertThat(WholeText.shown("\u2067Anna\u2069 \u202aBerg\u202c")).isEqualTo("Anna Berg");
        assertThat(WholeText.shown("😀 שלום\u200e")).as("nothing to leave out").isEqualTo("😀 שלום\u200e");
    }
}
