package io.wayline.experiment;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharesTests {

    private static final String THREE = "offer:45,care:45,holdout:10";

    @Test
    void readsVariantsWithTheirShares() {
        var shares = Shares.of(" offer : 45, care:45 ,holdout:10 ");

        assertThat(shares).hasToString(THREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"all:100", "none:0,all:100", "a:1,b:99", "a:10,b:10,c:10,d:10,e:10,f:10,g:10,h:10,i:10,j:10"})
    void sharesGoFromNothingToAll(String text) {
        assertThat(Shares.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                | FORM    | ''",
                "offer                                             | FORM    | offer",
                "offer:45:1,care:55                                | FORM    | offer:45:1",
                "offer:50,,care:50                                 | FORM    | ''",
                "a:0,b:0,c:0,d:0,e:0,f:0,g:0,h:0,i:0,j:0,k:100      | FORM    | k:100",
                "Offer:100                                         | VARIANT | Offer",
                "two words:100                                     | VARIANT | two words",
                ":100                                              | VARIANT | ''",
                "offer:101                                         | RANGE   | 101",
                "offer:-1,care:101                                 | RANGE   | -1",
                "offer:33.3,care:66.7                              | RANGE   | 33.3",
                "offer:9999999999                                  | RANGE   | 9999999999",
                "offer:50,offer:50                                 | TWICE   | offer",
                "offer:45,care:45                                  | SUM     | 90",
                "offer:60,care:60                                  | SUM     | 120",
            })
    void saysWhatIsWrong(String text, Shares.Fault fault, String what) {
        assertThat(Shares.fault(text)).contains(new Shares.Found(fault, what));
        assertThatThrownBy(() -> Shares.of(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("shares ");
    }

    @Test
    void chanceIsTheSameOnEveryNodeAndEveryDay() {
        // worked out with sha256sum: printf 'win-back\n<id>' | sha256sum, the first 16 digits as a number, modulo 100
        assertThat(Shares.bucket("win-back", new CustomerId("00000000-0000-0000-0000-000000000001")))
                .isEqualTo(55);
        assertThat(Shares.bucket("win-back", new CustomerId("00000000-0000-0000-0000-000000000002")))
                .isEqualTo(88);
        assertThat(Shares.bucket("spring", new CustomerId("00000000-0000-0000-0000-000000000001")))
                .isEqualTo(55);
    }

    @Test
    void everybodyGetsOneVariantAndEachItsShare() {
        var shares = Shares.of(THREE);

        var drawn = IntStream.range(0, 20_000)
                .mapToObj(number -> shares.drawn("some", customer(number)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        // three standard errors of 45 % and 10 % of 20,000
        assertThat(drawn.get("offer")).isBetween(9000L - 211, 9000L + 211);
        assertThat(drawn.get("care")).isBetween(9000L - 211, 9000L + 211);
        assertThat(drawn.get("holdout")).isBetween(2000L - 128, 2000L + 128);
    }

    @Test
    void aShareOfNothingIsGivenToNobody() {
        var shares = Shares.of("none:0,all:100,nobody:0");

        assertThat(IntStream.range(0, 1000).mapToObj(number -> shares.drawn("some", customer(number))))
                .containsOnly("all");
    }

    @Test
    void twoExperimentsPartTheSameCustomersInWaysThatHaveNothingToDoWithEachOther() {
        var halves = Shares.of("a:50,b:50");

        Map<String, Long> both = IntStream.range(0, 20_000)
                .mapToObj(SharesTests::customer)
                .collect(Collectors.groupingBy(
                        who -> halves.drawn("one", who) + halves.drawn("other", who), Collectors.counting()));

        // a quarter each, within four standard errors
        assertThat(both.values()).hasSize(4).allSatisfy(each -> assertThat(each).isBetween(5000L - 245, 5000L + 245));
    }

    private static CustomerId customer(int number) {
        return new CustomerId(new UUID(7, number).toString());
    }
}
