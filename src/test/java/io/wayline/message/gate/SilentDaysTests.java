package io.wayline.message.gate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SilentDaysTests {

    private final SilentDays days = new SilentDays(List.of("QINGMING", "--12-13", "2028-05-19", "2028-05-20"));

    @ParameterizedTest
    @CsvSource({
        // Qingming 2026 is 5 April, by the customer's own clocks
        "2026-04-04T15:59:59Z, Asia/Shanghai, ",
        "2026-04-04T16:00:00Z, Asia/Shanghai, 2026-04-05T16:00:00Z",
        "2026-04-05T15:59:59Z, Asia/Shanghai, 2026-04-05T16:00:00Z",
        "2026-04-05T16:00:00Z, Asia/Shanghai, ",
        "2026-04-05T16:00:00Z, Europe/Berlin, 2026-04-05T22:00:00Z",
        "2026-12-13T04:00:00Z, Asia/Shanghai, 2026-12-13T16:00:00Z",
        // two in a row
        "2028-05-19T04:00:00Z, Asia/Shanghai, 2028-05-20T16:00:00Z",
    })
    void endWithTheDayWhereTheCustomerLives(Instant moment, ZoneId zone, Instant end) {
        assertThat(days.endAfter(moment, zone).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EASTER", "12-13", "--13-12", "2028-02-30"})
    void areRefusedAtStartWhenNobodyCanReadThem(String day) {
        assertThatThrownBy(() -> new SilentDays(List.of(day)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wayline.mail.gate.silent-days");
    }

    @Test
    void mayBeNone() {
        assertThat(new SilentDays(List.of())
                        .endAfter(Instant.parse("2026-04-05T04:00:00Z"), ZoneId.of("Asia/Shanghai")))
                .isEmpty();
    }
}
