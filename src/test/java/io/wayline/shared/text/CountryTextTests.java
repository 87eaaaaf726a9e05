package io.wayline.shared.text;

import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountryTextTests {

    @ParameterizedTest
    @CsvSource({
        "Germany, DE",
        "德国, DE",
        "Deutschland, DE",
        "DEU, DE",
        "de, DE",
        "USA, US",
        "U.S.A., US",
        "United States, US",
        "美国, US",
        "UK, GB",
        "中国, CN",
        "中国大陆, CN",
        "Hong Kong, HK",
        "香港, HK",
        "Österreich, AT",
        "South Korea, KR",
        "Türkiye, TR",
        "The Netherlands, NL",
        "Brazil, BR",
        "Czech Republic, CZ",
    })
    void isKnownByWhatPeopleCallIt(String name, String code) {
        assertThat(CountryText.code(name)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "XX", "D"})
    void othersAreNone(String name) {
        assertThat(CountryText.code(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, DE", "Asia/Shanghai, CN", "America/New_York, US"})
    void isFoundByAZone(String zone, String code) {
        assertThat(CountryText.ofZone(ZoneId.of(zone))).contains(code);
    }
}
