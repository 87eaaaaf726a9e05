package io.wayline.value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderFactsTests {

    @ParameterizedTest
    @ValueSource(strings = {"CNY", "USD", "EUR", "JPY", "KWD"})
    void takesCurrenciesThatPeoplePayIn(String code) {
        assertThat(OrderFacts.currency(code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZ", "XAU", "XXX", "cny", "RMB", "", "CNYY"})
    void namesTheFieldOfACurrencyThatThereIsNot(String code) {
        assertThatThrownBy(() -> OrderFacts.currency(code))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("currency is not a currency of ISO 4217: send its code in capitals, such as CNY or EUR.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "489.00", "99999999999", "1.2345"})
    void takesAmounts(String text) {
        assertThat(OrderFacts.amount(text)).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.23456", "100000000000", "1e999999999", "1e-999999999", "1,00", "one", ""})
    void refusesAmountsThatCannotBeKept(String text) {
        assertThatThrownBy(() -> OrderFacts.amount(text)).isInstanceOf(InvalidValue.class);
    }
}
