package io.wayline.workspace.web.call;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CalendarTextTests {

    @Test
    void noLineIsLongerThan75OctetsAndUnfoldedItIsTheSame() {
        var summary = "SUMMARY:" + "回访：订单（滤水器\\, 第二批\\; 里程锁）𠮷".repeat(9);

        var strict = CalendarText.strict("BEGIN:VCALENDAR\r\n" + summary + "\r\nEND:VCALENDAR\r\n");

        assertThat(strict.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75))
                .noneSatisfy(line -> assertThat(line).contains("\ufffd"));
        assertThat(strict.replace("\r\n ", "")).contains(summary + "\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void whatWasFoldedByCharactersIsFoldedByOctets() {
        assertThat(CalendarText.strict("URL:https://a\r\n .example\r\n")).isEqualTo("URL:https://a.example\r\n");
    }

    @Test
    void aRefreshIntervalNamesItsType() {
        assertThat(CalendarText.strict("REFRESH-INTERVAL:PT15M\r\n"))
                .isEqualTo("REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n");
    }
}
