package io.wayline.journey.engine.calendar;

import java.time.Clock;
import java.time.ZoneId;

import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;

/** The calendars in place of the engine's own, which read another clock and know no zone but the server's. */
@Component
class Calendars implements BusinessCalendarManager {

    private final MomentCalendar moments;
    private final CycleCalendar cycles;

    @Autowired
    Calendars(Clock clock, ZoneId zone, BusinessCalendars working) {
        this(clock, zone, new WorkingTime(working::standard));
    }

    Calendars(Clock clock, ZoneId zone, WorkingTime working) {
        this.moments = new MomentCalendar(clock, zone, working);
        this.cycles = new CycleCalendar(clock, zone);
    }

    /** @param name {@code cycle}, or what the engine calls the two others: {@code duration}, {@code dueDate} */
    @Override
    public BusinessCalendar getBusinessCalendar(String name) {
        return name.equals(CycleBusinessCalendar.NAME) ? cycles : moments;
    }
}
