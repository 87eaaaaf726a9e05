package io.wayline.platform.web;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguagesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | zh-CN",
                "zh-Hant-TW | zh-CN",
                "en-GB,zh;q=0.5 | en",
                "de,fr;q=0.9,zh;q=0.2,en;q=0.1 | zh-CN",
            })
    void grantsTheFirstWishThatWeSpeak(String wish, Locale granted) {
        assertThat(Languages.wished(wish)).map(Locale::toLanguageTag).contains(granted.toLanguageTag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "*", "en;q=0", "not a header;;", ""})
    void grantsNothingElse(String wish) {
        assertThat(Languages.wished(wish)).isEmpty();
    }

    @Test
    void knowsExactTagsOnly() {
        assertThat(Languages.tagged("zh-CN")).contains(Locale.SIMPLIFIED_CHINESE);
        assertThat(Languages.tagged("zh")).isEmpty();
        assertThat(Languages.tagged(null)).isEmpty();
    }
}
