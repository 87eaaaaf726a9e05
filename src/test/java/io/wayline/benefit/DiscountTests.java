package io.wayline.benefit;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiscountTests {

    @ParameterizedTest
    @CsvSource({
        "10%,    199.00, CNY, 19.90",
        "7.5%,   19.99,  CNY, 1.50",
        "12.5%,  0.04,   EUR, 0.01",
        "100%,   199.00, CNY, 199.00",
        "10%,    1999,   JPY, 200",
        "10%,    0.001,  KWD, 0.000",
        "50 CNY, 199.00, CNY, 50.00",
        "50 CNY, 30.5,   CNY, 30.50",
        "10%,    0,      CNY, 0.00",
        "100%,   0.005,  CNY, 0.005"
    })
    void aCouponTakesItsShareOrItsSumOffAndNeverMoreThanTheOrder(
            String worth, String amount, String currency, String off) {
        var discount = Discount.of(BenefitValue.of("coupon", worth), sum(amount, currency));

        assertThat(discount.amount().toPlainString()).isEqualTo(off);
        assertThat(discount.currency()).isEqualTo(currency);
    }

    @Test
    void moneyIsNoGoodForAnOrderInAnotherCurrency() {
        assertThatThrownBy(() -> Discount.of(BenefitValue.of("coupon", "50 CNY"), sum("199", "EUR")))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("currency")
                .hasMessageContaining("50 CNY");
    }

    @Test
    void pointsTakeNothingOffASum() {
        assertThatThrownBy(() -> Discount.of(BenefitValue.points(100), sum("199", "CNY")))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("points");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, CNY, orderAmount",
        "1e5, CNY, orderAmount",
        "'1,000', CNY, orderAmount",
        "1.00001, CNY, orderAmount",
        ", CNY, orderAmount",
        "1, , currency",
        "1, cny, currency",
        "1, XQX, currency"
    })
    void whatIsNoSumIsNamed(String amount, String currency, String field) {
        assertThatThrownBy(() -> Discount.Sum.of(amount, currency))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void noSumIsNoSum() {
        assertThat(Discount.Sum.of(null, null)).isNull();
    }

    private static Discount.Sum sum(String amount, String currency) {
        return Objects.requireNonNull(Discount.Sum.of(amount, currency));
    }
}
