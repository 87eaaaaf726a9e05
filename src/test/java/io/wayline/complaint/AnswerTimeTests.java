package io.wayline.complaint;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class AnswerTimeTests {

    @Autowired
    BusinessCalendars calendars;

    @Test
    void byTheClockNightsAndHolidaysCount() {
        var moments = moments("PT24H", "2026-02-14T10:00:00+08:00");

        assertThat(moments.remindAt()).isEqualTo(at("2026-02-14T22:00:00+08:00"));
        assertThat(moments.warnAt()).isEqualTo(at("2026-02-15T05:12:00+08:00"));
        assertThat(moments.dueAt()).isEqualTo(at("2026-02-15T10:00:00+08:00"));
    }

    @Test
    void inWorkingTimeAMakeUpSaturdayCounts() {
        // Saturday 14 February 2026 is worked for Spring Festival
        var moments = moments("WORKING PT8H", "2026-02-13T17:30:00+08:00");

        assertThat(moments.remindAt()).isEqualTo(at("2026-02-14T13:30:00+08:00"));
        assertThat(moments.dueAt()).isEqualTo(at("2026-02-14T17:30:00+08:00"));
        assertThat(moments.sure()).isTrue();
    }

    @Test
    void inWorkingTimeAHolidayDoesNot() {
        assertThat(moments("WORKING P1D", "2026-02-14T10:00:00+08:00").dueAt())
                .isEqualTo(at("2026-02-24T10:00:00+08:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "PT0S", "-PT1H", "P2Y", "PT999999H", "WORKING", "WORKING PT0H", "WORKING soon"})
    void whatIsNoLengthOfTimeIsRefused(String text) {
        assertThatThrownBy(() -> AnswerTime.read("answerWithin", text))
                .isInstanceOfSatisfying(
                        InvalidValue.class, no -> assertThat(no.field()).isEqualTo("answerWithin"));
    }

    private AnswerTime.Moments moments(String within, String start) {
        return AnswerTime.read("answerWithin", within).from(at(start), calendars.standard());
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
