package io.wayline.shared;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CustomerRefTests {

    @ParameterizedTest
    @ValueSource(strings = {"C-1", "cd-00042", "anna@example.com", "客户 1", "a.b", "shop:77", "x+y", "…"})
    void takesTheRefsThatCompaniesUse(String ref) {
        assertThat(new CustomerRef(ref).value()).isEqualTo(ref);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " C-1",
                "C-1 ",
                "a/b",
                "C:\\x",
                "50%",
                "a;b",
                ".",
                "..",
                "C\r\n1",
                "a\u0000b",
                "a\u202Eb",
                "a\u200Bb"
            })
    void refusesWhatNoAddressCanCarryOrNobodyCanSee(String ref) {
        assertThatThrownBy(() -> new CustomerRef(ref))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("subject ");
    }
}
