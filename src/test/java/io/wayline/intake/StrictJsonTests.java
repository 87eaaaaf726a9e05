package io.wayline.intake;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictJsonTests {

    private final StrictJson json = new StrictJson();

    @Test
    void keepsDecimalsAsTheyWereWritten() {
        var document = read("{\"amount\": 298.10}");

        assertThat(document).isEqualTo("298.10");
    }

    @Test
    void namesLineAndColumnOfTheFault() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read("{\n  \"id\": nope\n}".getBytes(StandardCharsets.UTF_8)))
                .withMessage("The body is not JSON: check the place named here. Line 2, column 9.")
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("line", 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"email":"a@example.com","email":"b@example.com"} | names a field twice
            {"a":{"b":1,"b":2}}                               | names a field twice
            {"a":1} {"a":2}                                   | goes on behind the end
            {"a":1e99999999}                                  | more than 40 digits
            {"a":1e-99999999}                                 | more than 40 digits
            {"a":NaN}                                         | is not JSON
            {"a":"\\ud800"}                                   | half of a surrogate pair
            {"\\udc00":1}                                     | half of a surrogate pair
            {"a":1,}                                          | is not JSON
            {'a':1}                                           | is not JSON
            {"a":1} // so                                     | is not JSON
            {"a":01}                                          | is not JSON
            {"a":                                             | is not JSON
            """)
    void refusesWhatTwoReadersCouldReadTwoWays(String body, String fault) {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read(body.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(fault)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesAnEmptyBody(String body) {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read(body.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("is empty");
    }

    @Test
    void refusesDamagedUtf8() {
        var damaged = new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};

        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read(damaged))
                .withMessageContaining("UTF-8");
    }

    @Test
    void refusesUtf16() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read("{}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void staysUprightBeforeTenThousandLevels() {
        var deep = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> json.read(deep))
                .withMessageContaining("deeper than 20 levels");
    }

    private String read(String text) {
        return json.read(text.getBytes(StandardCharsets.UTF_8))
                .path("amount")
                .decimalValue()
                .toPlainString();
    }
}
