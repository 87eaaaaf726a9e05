package io.wayline.customer.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话13812345678，邮箱 anna@example.com。 | 电话138•••5678，邮箱 a•••@example.com。",
                "ring 0821 / 508 93-12 please | ring 082•••3-12 please",
                "+49 (151) 2345-6789 | +49•••6789",
                "１３８１２３４５６７８ | １３８•••５６７８",
                "Anna <anna.berg+news@mail.example.de> | Anna <a•••@mail.example.de>",
                "王女士 yutong.wang＠example.cn 138-1764-2209 | 王女士 y•••@example.cn 138•••2209",
            })
    void hidesHowSomebodyIsReached(String written, String shown) {
        assertThat(MaskedText.of(written)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "She moves in May, 129.50 CNY are fine",
                "on 2026-12-01 14:30, not before",
                "2026/1/5",
                "SO-11840",
                "3 of 12, at @home",
                "costs $1 \\ half",
            })
    void leavesEverythingElse(String written) {
        assertThat(MaskedText.of(written)).isEqualTo(written);
    }

    /** One who fills the whole field of the public page must not keep everybody from their list. */
    @Test
    void readsALongWordOnceAndANumberWithoutEndWithoutEndOfTheStack() {
        var goodness = "好".repeat(400_000);

        assertThat(MaskedText.of(goodness + " anna@example.com")).isEqualTo(goodness + " a•••@example.com");
        assertThat(MaskedText.of("😀".repeat(200_000))).isEqualTo("😀".repeat(200_000));
        assertThat(MaskedText.of("1".repeat(100_000)))
                .doesNotContainPattern("\\d{12}")
                .contains("•••");
    }

    @Test
    void supervisorsReadEveryWordAndMarketingNone() {
        assertThat(FieldAccess.OPEN.words("13812345678")).isEqualTo("13812345678");
        assertThat(FieldAccess.MASKED.words("13812345678")).isEqualTo("138•••5678");
        assertThat(FieldAccess.ANONYMOUS.words("Hello")).isEqualTo("•••");
    }
}
