package io.wayline.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    13800138000.0             | +8613800138000
                    8613800138000.0           | +8613800138000
                    +86 138 0013 8000         | +8613800138000
                    138-0013-8000             | +8613800138000
                    １３８００１３８０００           | +8613800138000
                    \u202a+86 13800138000\u202c | +8613800138000
                    86-13800138000            | +8613800138000
                    010-12345678              | +861012345678
                    (0755) 8888 8888          | +8675588888888
                    400-820-8820              | +864008208820
                    0049151 12345678          | +4915112345678
                    +49(0)151-12345678        | +4915112345678
                    tel:+49-30-901820         | +4930901820
                    +44 7700 900123           | +447700900123
                    +8611100040826            | +8611100040826
                    手机：13800138000           | +8613800138000
                    """)
    void isReadAsItWasMeant(String written, String kept) {
        assertThat(PhoneNumber.parse(written, "CN")).isEqualTo(new PhoneNumber(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    +49 30 123456 ext 77      | +4930123456    | 77
                    +49 30 123456 ext. 77     | +4930123456    | 77
                    +49 30 123456 x77         | +4930123456    | 77
                    +49 30 123456 Durchwahl 7 | +4930123456    | 7
                    tel:+49-30-123456;ext=12  | +4930123456    | 12
                    +1 202-555-0123 #9        | +12025550123   | 9
                    0755-88888888转801         | +8675588888888 | 801
                    0755-88888888 转 801       | +8675588888888 | 801
                    0755-88888888-801         | +8675588888888 | 801
                    (010)12345678-22          | +861012345678  | 22
                    010-12345678分机22          | +861012345678  | 22
                    """)
    void keepsTheExtensionApart(String written, String number, String extension) {
        assertThat(PhoneNumber.parse(written, "CN")).isEqualTo(new PhoneNumber(number, extension));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.38001E+10                | rounded
                    1,38E+10                   | rounded
                    12345                      | length
                    10086                      | length
                    1380013803                 | length
                    138001380401               | length
                    +86 138001380412           | length
                    +86 1380013803             | length
                    1380013800O                | letters
                    l3800138000                | letters
                    13800138000 / 13900139000  | several
                    13800138000;13900139000    | several
                    0151 12345678              | country
                    030-0074321                | country
                    2025550123                 | country
                    7558888 8888               | country
                    9123 4567                  | country
                    unknown                    | not-one
                    -                          | not-one
                    """)
    void isRefusedRatherThanBecomingAnotherOne(String written, String reason) {
        var refused = catchThrowableOfType(InvalidValue.class, () -> PhoneNumber.parse(written, "CN"));

        assertThat(refused).as(written).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.getMessage()).doesNotContain(written.length() > 3 ? written : "\u0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    030-0074321     | DE | +49300074321
                    0151 12345678   | DE | +4915112345678
                    15112345678     | DE | +4915112345678
                    4915112345678   | DE | +4915112345678
                    07911 123456    | GB | +447911123456
                    (171) 555-2222  | GB | +441715552222
                    9123 4567       | HK | +85291234567
                    06 1234 5678    | IT | +390612345678
                    75588888888     | CN | +8675588888888
                    (604) 555-4729  | CA | +16045554729
                    """)
    void belongsToTheCountryThatWasTold(String written, String country, String kept) {
        assertThat(PhoneNumber.of(written, country)).hasToString(kept);
    }

    @Test
    void needsItsCountryCodeWhereNobodyKnowsTheCountry() {
        assertThat(PhoneNumber.of("+49 151 12345678", null)).hasToString("+4915112345678");
        assertThat(catchThrowableOfType(InvalidValue.class, () -> PhoneNumber.of("0151 12345678", null))
                        .reason())
                .isEqualTo("country");
    }

    @Test
    void isReadAgainAsItIsShown() {
        var number = new PhoneNumber("+4930123456", "77");

        assertThat(PhoneNumber.parse(number.shown(), "CN")).isEqualTo(number);
    }
}
