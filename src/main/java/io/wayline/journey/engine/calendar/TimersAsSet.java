package io.wayline.journey.engine.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SortedSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.CalendarFollower;

/**
 * Timers that are set keep their time: a customer may have been told. Whoever changes the calendar is told how many wait
 * beyond the first changed day; the engine does not know which of them were counted in working time.
 */
@Component
class TimersAsSet implements CalendarFollower {

    private final JdbcClient jdbc;

    TimersAsSet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Effect follow(BusinessCalendar now, SortedSet<LocalDate> changed) {
        var first = changed.first().atStartOfDay(now.zone()).toInstant();
        var beyond = jdbc.sql("select count(*) from act_ru_job where type_ = 'timer' and duedate_ >= ?"
                        // those that begin campaigns wait for nobody
                        + " and handler_type_ <> 'timer-start-event'")
                .param(LocalDateTime.ofInstant(first, ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Effect("timers", beyond);
    }
}
