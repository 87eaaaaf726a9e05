package io.wayline.steps;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.Feast;
import io.wayline.calendar.Feasts;
import io.wayline.journey.step.Step;

/**
 * Says what day it is by the company's calendar. Which days of a year are worked on is never guessed: where the calendar
 * does not know the year, the outputs about working days have no value.
 */
@Step(
        name = "Assess day",
        description = "Looks up what day it is by the company's calendar, for the decisions that follow.",
        outputs = {"workday", "workdayOfQuarter", "feast", "daysToFeast"},
        withoutCustomer = true)
class AssessDay implements JavaDelegate {

    private final BusinessCalendars calendars;
    private final Clock clock;

    AssessDay(BusinessCalendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var calendar = calendars.standard();
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        var known = calendar.knows(Year.from(today));
        var next = next(today);

        new StepContext(execution)
                .set("workday", known ? calendar.isWorkday(today) : null)
                .set("workdayOfQuarter", known ? workdayOfQuarter(calendar, today) : null)
                .set("feast", next.map(feast -> name(feast.getKey())).orElse(null))
                .set(
                        "daysToFeast",
                        next.map(feast -> (int) ChronoUnit.DAYS.between(today, feast.getValue()))
                                .orElse(null));
    }

    /** How many workdays of its quarter there have been with this day. */
    private static int workdayOfQuarter(BusinessCalendar calendar, LocalDate day) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return (int)
                first.datesUntil(day.plusDays(1)).filter(calendar::isWorkday).count();
    }

    /** The nearest feast, today or later; of two on one day the first of the year's round. */
    private static Optional<Map.Entry<Feast, LocalDate>> next(LocalDate today) {
        return Stream.of(today.getYear(), today.getYear() + 1)
                .flatMap(year -> Feasts.of(year).entrySet().stream())
                .filter(feast -> !feast.getValue().isBefore(today))
                .min(Map.Entry.<Feast, LocalDate>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    }

    private static String name(Feast feast) {
        return feast.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
