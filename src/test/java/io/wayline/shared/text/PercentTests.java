package io.wayline.shared.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PercentTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3.5|3.5", "3,5|3.5", "'  3,5 % '|3.5", "0|0", ".5|.5", "7.|7", "-1|-1"})
    void readsWhatPeopleType(String typed, String number) {
        assertThat(Percent.read("share", typed, "3.5")).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "%", "ten", "1e9", "1e999999999", "1.2.3", "1,000.5", "0x10", "123456789012345678901"})
    void refusesWhatIsNoNumberAndSaysInWhichField(String typed) {
        assertThatThrownBy(() -> Percent.read("share", typed, "3.5"))
                .isInstanceOfSatisfying(
                        InvalidValue.class, unfit -> assertThat(unfit.field()).isEqualTo("share"));
    }
}
