package io.wayline.benefit;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorthTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    points, 200,        200
                    coupon, 10%,        10%
                    coupon, 7.5 %,      7.5%
                    coupon, 50 CNY,     50 CNY
                    coupon, 50CNY,      50 CNY
                    coupon, 1000.00CNY, 1000 CNY
                    """)
    void readsWhatPeopleWrite(String kind, String amount, String plain) {
        assertThat(BenefitValue.of(kind, amount).plain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    points, 0
                    points, -5
                    points, 2.5
                    points, 1000000
                    points, 50 CNY
                    coupon, 50
                    coupon, 0 CNY
                    coupon, 101%
                    coupon, 0%
                    coupon, 50 XQQ
                    coupon, ''
                    gift,   1
                    """)
    void refusesWhatNobodyCouldUse(String kind, String amount) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> BenefitValue.of(kind, amount));
    }

    @Test
    void isWrittenAsTheReaderWritesIt() {
        var money = BenefitValue.of("coupon", "1250 CNY");

        assertThat(BenefitText.of(money, Locale.SIMPLIFIED_CHINESE)).isEqualTo("¥1,250");
        assertThat(BenefitText.of(money, Locale.ENGLISH)).contains("1,250").contains("CN");
        assertThat(BenefitText.of(BenefitValue.of("coupon", "9.50 USD"), Locale.US))
                .isEqualTo("$9.50");
        assertThat(BenefitText.of(BenefitValue.of("coupon", "7.5%"), Locale.ENGLISH))
                .isEqualTo("7.5%");
        assertThat(BenefitText.of(BenefitValue.points(1200), Locale.ENGLISH)).isEqualTo("1,200");
    }

    @ParameterizedTest
    @CsvSource({"P0D", "-P3D", "P", "30 days", "PT5H", "P11Y", "P9999999D"})
    void refusesALengthOfTimeThatIsNone(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Grant.validFor(text));
    }
}
