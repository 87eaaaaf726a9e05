package io.wayline.journey.model.form;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people type as a number is taken as they mean it, or not at all. */
class NumberTextTests {

    private static final Field PLAIN = field("");
    private static final Field MONEY =
            field(", \"appearance\": {\"prefixAdorner\": \"CNY\", \"suffixAdorner\": \"each\"}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "129 | 129",
                " 129 | 129",
                "129.50 | 129.50",
                "1,299.00 | 1299.00",
                "1,299 | 1299",
                "1 299 | 1299",
                "1'299.5 | 1299.5",
                "12,345,678 | 12345678",
                "１２９ | 129",
                "１，２９９．００ | 1299.00",
                "－５ | -5",
                "-5 | -5",
                "\u22125 | -5",
                "+5 | 5",
                ".5 | 0.5",
                "5. | 5",
                "1e3 | 1000",
                "3E2 | 300",
                "1e-1 | 0.1",
                "007 | 7",
            })
    void takesWhatIsClear(String typed, BigDecimal number) {
        assertThat(NumberText.read(typed, PLAIN))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"¥ 129", "￥129", "129 元", "CNY 129", "rmb 129", "129 each", "¥129 each", "１２９元", "129"})
    void takesTheMarksOfTheFieldWithIt(String typed) {
        assertThat(NumberText.read(typed, MONEY)).contains(new BigDecimal("129"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-¥5", "¥-5", "- 5"})
    void takesASignOnEitherSideOfTheMark(String typed) {
        assertThat(NumberText.read(typed, MONEY)).contains(new BigDecimal("-5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.299,00 | 1299.00",
                "1.299, | 1299",
                "1.299.000 | 1299000",
                "1,5 | 1.5",
                "12,34,567 | 1234567",
                "1,2999 | 1.2999",
                "-1.299,5 | -1299.5",
                "¥ 129 | 129",
                "$1,299.00 | 1299.00",
            })
    void helpsWithWhatCouldBeReadInTwoWays(String typed, String clear) {
        assertThat(NumberText.read(typed, PLAIN)).isEmpty();
        assertThat(NumberText.clear(typed, PLAIN)).contains(clear);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "12x",
                "--5",
                "5-",
                "1e999",
                "1e",
                "½",
                "5²",
                "三百",
                "NaN",
                "Infinity",
                "0x1F",
                "1d",
                "٣"
            })
    void takesNothingElse(String typed) {
        assertThat(NumberText.read(typed, PLAIN)).isEmpty();
        assertThat(NumberText.clear(typed, PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 100_000})
    void readsNothingEndless(int digits) {
        assertThat(NumberText.read("9".repeat(digits), PLAIN)).isEmpty();
        assertThat(NumberText.clear("9".repeat(digits), PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ 129", "129 kg"})
    void takesNoMarkOfAnotherCurrencyOrMeasure(String typed) {
        assertThat(NumberText.read(typed, MONEY)).isEmpty();
    }

    private static Field field(String more) {
        return FormReader.read("{\"id\": \"f\", \"components\": [{\"type\": \"number\", \"key\": \"n\"" + more + "}]}")
                .orElseThrow()
                .field("n")
                .orElseThrow();
    }
}
