package io.wayline.shared;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTests {

    @Test
    void oneNumberHasOneKindWhoeverSaysIt() {
        assertThat(Numbers.canonical(3)).isEqualTo(3);
        assertThat(Numbers.canonical(3L)).isEqualTo(3);
        assertThat(Numbers.canonical((short) 3)).isEqualTo(3);
        assertThat(Numbers.canonical(3.0)).isEqualTo(3);
        assertThat(Numbers.canonical(new BigDecimal("3.00"))).isEqualTo(3);
        assertThat(Numbers.canonical(new BigDecimal("3e0"))).isEqualTo(3);
        assertThat(Numbers.canonical(BigInteger.valueOf(3))).isEqualTo(3);
        assertThat(Numbers.canonical(-0.0)).isEqualTo(0);
    }

    @Test
    void aNumberThatAnIntegerCannotHoldIsALongAndAFractionADouble() {
        assertThat(Numbers.canonical(2_147_483_648.0)).isEqualTo(2_147_483_648L);
        assertThat(Numbers.canonical(-9_999_999_999L)).isEqualTo(-9_999_999_999L);
        assertThat(Numbers.canonical(new BigDecimal("12.50"))).isEqualTo(12.5);
        assertThat(Numbers.canonical(new BigDecimal("1e30"))).isEqualTo(1e30);
        assertThat(Numbers.canonical(Double.NaN)).isEqualTo(Double.NaN);
    }

    @Test
    void whatReckoningAddsBehindTheLastDigitGoes() {
        assertThat(Numbers.canonical(0.1 + 0.2)).isEqualTo(0.3);
        assertThat(Numbers.canonical(0.1 * 30)).isEqualTo(3);
        assertThat(Numbers.text(0.1 * 3)).isEqualTo("0.3");
    }

    @ParameterizedTest
    @CsvSource({"12345678.5, 12345678.5", "0.0001, 0.0001", "50.0, 50", "1e3, 1000", "-7.10, -7.1", "0.00, 0"})
    void aNumberIsWrittenPlainly(String said, String written) {
        assertThat(Numbers.text(Double.valueOf(said))).isEqualTo(written);
        assertThat(Numbers.text(new BigDecimal(said))).isEqualTo(written);
    }

    @Test
    void sixteenDigitsOfADecimalAreNotKept() {
        assertThat(Numbers.isKeptExactly(new BigDecimal("12345678901.2345"))).isTrue();
        assertThat(Numbers.isKeptExactly(new BigDecimal("9007199254740993"))).isTrue();
        assertThat(Numbers.isKeptExactly(new BigDecimal("123456789012.34567"))).isFalse();
    }
}
