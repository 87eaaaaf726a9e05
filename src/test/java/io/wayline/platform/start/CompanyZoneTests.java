package io.wayline.platform.start;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CompanyZoneTests {

    @Test
    void isARegion() {
        assertThat(new CompanyZone("CN").zone(" Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+08:00", "CST", "Asia/Peking", "Beijing", ""})
    void isNothingElse(String name) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new CompanyZone("CN").zone(name))
                .withMessageContaining("wayline.zone is \"" + name + "\"");
    }
}
