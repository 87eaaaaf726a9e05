package io.wayline.audience.enrolment;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class PaceClockTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    PaceClock paces;

    @Test
    void atTenAMinuteAHundredAreDoneWhenTheLastHasHadTheirTurn() {
        assertThat(paces.done(new Pace(10, null, null, false), 100, at("2031-03-05T10:00")))
                .contains(at("2031-03-05T10:00").plusSeconds(594));
        assertThat(paces.done(new Pace(10, null, null, false), 1, at("2031-03-05T10:00")))
                .contains(at("2031-03-05T10:00"));
    }

    @Test
    void outsideOfTheWindowItRestsUntilTheNextDay() {
        var pace = new Pace(1, LocalTime.of(9, 0), LocalTime.of(10, 0), false);

        assertThat(paces.begins(pace, at("2031-03-05T10:30"))).contains(at("2031-03-06T09:00"));
        assertThat(paces.done(pace, 91, at("2031-03-05T09:00")))
                .as("sixty today, thirty tomorrow, and the first had their turn at once")
                .contains(at("2031-03-06T09:30"));
    }

    @Test
    void aWindowInWhichNobodyWorksNeverOpens() {
        var pace = new Pace(1, LocalTime.of(2, 0), LocalTime.of(3, 0), true);

        assertThat(paces.begins(pace, at("2031-03-05T10:00"))).isEmpty();
        assertThat(paces.done(pace, 2, at("2031-03-05T10:00"))).isEmpty();
    }

    @Test
    void nobodyKnowsWhenItIsDoneWithoutARateOrAfterMoreThanAYear() {
        assertThat(paces.done(Pace.FREE, 100, at("2031-03-05T10:00"))).isEmpty();
        assertThat(paces.done(new Pace(1, null, null, false), 1_000_000, at("2031-03-05T10:00")))
                .isEmpty();
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(SHANGHAI).toInstant();
    }
}
