package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingWeek;

import static io.wayline.workspace.web.complaint.OwedComplaints.owed;
import static org.assertj.core.api.Assertions.assertThat;

/** People work eight hours on weekdays: eighty in the last fourteen days, so that 80 answers are one an hour. */
class AnswerForecastTests {

    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar("CN", 1, ZoneId.of("Asia/Shanghai"), WorkingWeek.USUAL, Map.of(), null);

    /** Tuesday, 17 November 2026, 14:00 in Shanghai: four hours are left of the day. */
    private static final Instant NOW = Instant.parse("2026-11-17T06:00:00Z");

    private static final int ONE_AN_HOUR = 80;

    @Test
    void whatIsDueBeforeItsTurnComesWillBeLate() {
        var owed = List.of(
                owed(1, NOW.plus(Duration.ofMinutes(90))),
                owed(2, NOW.plus(Duration.ofMinutes(100))),
                owed(3, NOW.plus(Duration.ofHours(4))));

        var forecast = AnswerForecast.of(owed, ONE_AN_HOUR, CALENDAR, NOW, Set.of(2L, 3L));

        assertThat(forecast.tells()).isTrue();
        assertThat(forecast.late()).containsExactly(2L);
        assertThat(forecast.nobodys()).isEqualTo(1);
        assertThat(forecast.until()).isEqualTo(NOW.plus(Duration.ofMinutes(100)));
    }

    @Test
    void nothingIsAnsweredAtNight() {
        // four by six o'clock, and none more until nine
        var owed = List.of(
                owed(1, NOW.plus(Duration.ofHours(14))),
                owed(2, NOW.plus(Duration.ofHours(14))),
                owed(3, NOW.plus(Duration.ofHours(14))),
                owed(4, NOW.plus(Duration.ofHours(14))),
                owed(5, NOW.plus(Duration.ofHours(14))),
                owed(6, NOW.plus(Duration.ofHours(21))));

        assertThat(AnswerForecast.of(owed, ONE_AN_HOUR, CALENDAR, NOW, Set.of()).late())
                .containsExactly(5L);
    }

    @Test
    void whatIsLateByNowIsAmongThem() {
        var owed = List.of(owed(1, NOW.minus(Duration.ofMinutes(8))));

        var forecast = AnswerForecast.of(owed, ONE_AN_HOUR, CALENDAR, NOW, Set.of());

        assertThat(forecast.late()).containsExactly(1L);
    }

    @Test
    void tooFewAnswersTellNothingButWhatIsDue() {
        var owed = List.of(owed(1, NOW.plus(Duration.ofMinutes(1))));

        var forecast = AnswerForecast.of(owed, AnswerForecast.ENOUGH - 1, CALENDAR, NOW, Set.of(1L));

        assertThat(forecast.tells()).isFalse();
        assertThat(forecast.late()).isEmpty();
        assertThat(forecast.due()).isEqualTo(1);
    }
}
