package io.wayline.message.occasion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.wayline.calendar.Feast;
import io.wayline.shared.CustomerId;

import static org.assertj.core.api.Assertions.assertThat;

class OccasionMailFactsTests {

    @ParameterizedTest
    @CsvSource({
        // the Spring Festival of 2026 is on 17 February
        "2026-02-02,",
        "2026-02-03, SPRING_FESTIVAL",
        "2026-02-17, SPRING_FESTIVAL",
        "2026-02-20, SPRING_FESTIVAL",
        "2026-02-21,",
        // the next year's first day comes within two weeks of this year's end
        "2026-12-18, NEW_YEAR",
        "2027-01-04, NEW_YEAR",
        // Mid-Autumn on 25 September, National Day on 1 October
        "2026-09-25, MID_AUTUMN",
        "2026-09-26, NATIONAL_DAY",
        // both on one day: the one for the family
        "2031-10-01, MID_AUTUMN",
        // nobody is wished a happy Qingming
        "2026-04-05,",
        "2051-02-11,"
    })
    void speaksOfTheFeastThatIsNear(LocalDate day, @Nullable Feast feast) {
        assertThat(OccasionMailFacts.around(day)).isEqualTo(Optional.ofNullable(feast));
    }

    @Test
    void namesItInTheLanguageOfTheReaderByTheDayOfTheCompany() {
        // half past midnight of 3 February in Shanghai
        var clock = Clock.fixed(Instant.parse("2026-02-02T16:30:00Z"), ZoneOffset.UTC);
        var facts = new OccasionMailFacts(clock, ZoneId.of("Asia/Shanghai"));
        var anna = new CustomerId("anna");

        assertThat(facts.of(anna, null, Locale.ENGLISH)).containsEntry("name", "Spring Festival");
        assertThat(facts.of(anna, null, Locale.SIMPLIFIED_CHINESE)).containsEntry("name", "春节");
    }
}
