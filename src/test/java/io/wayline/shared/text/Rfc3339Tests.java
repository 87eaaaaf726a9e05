package io.wayline.shared.text;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Rfc3339Tests {

    @ParameterizedTest
    @CsvSource({
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2017-01-01T07:59:60.5+08:00, 2016-12-31T23:59:59Z",
        "2026-11-28T10:00:00.123456789012Z, 2026-11-28T10:00:00.123456789Z",
        "2026-11-28t10:00:00z, 2026-11-28T10:00:00Z",
        "2026-11-28T10:00:00.1-00:00, 2026-11-28T10:00:00.100Z",
    })
    void harmlessThingsAreTaken(String text, Instant time) {
        assertThat(Rfc3339.read(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T12:00:60Z",
                "2016-12-31T23:59:61Z",
                "2026-02-30T10:00:00Z",
                "2026-11-28T10:00Z",
                "2026-11-28T10:00:00",
                "2026-11-28",
                "0000-01-01T00:00:00Z"
            })
    void othersAreNone(String text) {
        assertThat(Rfc3339.read(text)).isEmpty();
    }
}
