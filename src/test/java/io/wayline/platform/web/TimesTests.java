package io.wayline.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTests {

    private static final Instant NOW = Instant.parse("2026-11-17T06:32:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT-10S, just now, 刚刚",
        "PT-1M, a minute ago, 1 分钟前",
        "PT-3M, 3 minutes ago, 3 分钟前",
        "PT-1H, an hour ago, 1 小时前",
        "PT-30H, yesterday, 昨天",
        "PT-72H, 3 days ago, 3 天前",
        "PT5M, in 5 minutes, 5 分钟后",
        "PT2H, in 2 hours, 2 小时后",
    })
    void saysHowLongAgoOrAhead(Duration away, String english, String chinese) {
        assertThat(times(Languages.ENGLISH).ago(NOW.plus(away))).isEqualTo(english);
        assertThat(times(Languages.CHINESE).ago(NOW.plus(away))).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.4S, under 1 s, 不到 1 秒",
        "PT41S, 41 s, 41 秒",
        "PT2M30S, 2.5 min, 2.5 分钟",
        "PT5H30M, 5.5 h, 5.5 小时",
        "P7D, 7 d, 7 天",
        "P400D, 400 d, 400 天",
    })
    void saysHowLongSomethingTakes(Duration length, String english, String chinese) {
        assertThat(times(Languages.ENGLISH).span(length)).isEqualTo(english);
        assertThat(times(Languages.CHINESE).span(length)).isEqualTo(chinese);
    }

    @Test
    void namesTheMomentWhenItIsFarAway() {
        assertThat(times(Languages.ENGLISH).ago(NOW.minus(Duration.ofDays(30)))).isEqualTo("18 Oct, 14:32");
    }

    @Test
    void tellsTheTimeInTheZoneOfTheHouse() {
        assertThat(times(Languages.ENGLISH).brief(NOW)).isEqualTo("14:32");
        assertThat(times(Languages.ENGLISH).machine(NOW)).isEqualTo("2026-11-17T14:32:00+08:00");
        assertThat(times(Languages.ENGLISH).weekday(NOW)).isEqualTo("Tue 17 Nov");
        assertThat(times(Languages.CHINESE).weekday(NOW)).isEqualTo("11月17日周二");
    }

    @Test
    void namesTheYearOnlyWhenItIsAnother() {
        assertThat(times(Languages.ENGLISH).date(LocalDate.of(2026, 3, 1))).isEqualTo("1 Mar");
        assertThat(times(Languages.CHINESE).date(LocalDate.of(2025, 3, 1))).isEqualTo("2025年3月1日");
    }

    private static Times times(Locale language) {
        var clock = new SettableClock();
        clock.set(NOW);
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/shell");
        texts.setDefaultEncoding("UTF-8");
        return new Times(texts, language, ZoneId.of("Asia/Shanghai"), clock);
    }
}
