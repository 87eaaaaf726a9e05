package io.wayline.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.Feast;
import io.wayline.calendar.Feasts;
import io.wayline.journey.schedule.DueMoments;
import io.wayline.journey.step.Foresight;
import io.wayline.journey.step.Step;

/**
 * Says what day it is by the company's calendar. Which days of a year are worked on is never guessed: where the calendar
 * does not know the year, the outputs about working days have no value. Where a timer's moment was missed and is made up
 * for, it is the day of that moment.
 */
@Step(
        name = "Assess day",
        description = "Looks up what day it is by the company's calendar, for the decisions that follow.",
        outputs = {"workday", "workdayOfQuarter", "feast", "daysToFeast"},
        withoutCustomer = true)
class AssessDay implements JavaDelegate, Foresight {

    private final BusinessCalendars calendars;
    private final DueMoments due;

    AssessDay(BusinessCalendars calendars, DueMoments due) {
        this.calendars = calendars;
        this.due = due;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);
        var calendar = calendars.standard();
        var today = day(calendar, due.of(step.instance()));
        var known = calendar.knows(Year.from(today));
        var next = next(today);

        step.set("workday", known ? calendar.isWorkday(today) : null)
                .set("workdayOfQuarter", known ? workdayOfQuarter(today, calendar::isWorkday) : null)
                .set("feast", next.map(feast -> name(feast.getKey())).orElse(null))
                .set("daysToFeast", next.map(feast -> days(today, feast)).orElse(null));
    }

    @Override
    public String step() {
        return "assessDay";
    }

    /** In a year that the calendar does not know yet, weekdays that are no feast are taken for working days. */
    @Override
    public Seen at(Instant moment) {
        var calendar = calendars.standard();
        var day = day(calendar, moment);
        var known = calendar.knows(Year.from(day));
        var next = next(day);
        Predicate<LocalDate> works =
                each -> calendar.isWorkday(each) && (known || Feasts.on(each).isEmpty());

        var values = new HashMap<String, @Nullable Object>();
        values.put("workday", works.test(day));
        values.put("workdayOfQuarter", workdayOfQuarter(day, works));
        values.put("feast", next.map(feast -> name(feast.getKey())).orElse(null));
        values.put("daysToFeast", next.map(feast -> days(day, feast)).orElse(null));
        return new Seen(values, known ? Set.of() : Set.of("workday", "workdayOfQuarter"));
    }

    private static LocalDate day(BusinessCalendar calendar, Instant moment) {
        return moment.atZone(calendar.zone()).toLocalDate();
    }

    private static int days(LocalDate day, Map.Entry<Feast, LocalDate> feast) {
        return (int) ChronoUnit.DAYS.between(day, feast.getValue());
    }

    /** How many workdays of its quarter there have been with this day. */
    private static int workdayOfQuarter(LocalDate day, Predicate<LocalDate> works) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return (int) first.datesUntil(day.plusDays(1)).filter(works).count();
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
