package io.wayline.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.HolidayYear;
import io.wayline.calendar.SpecialDay;
import io.wayline.calendar.WorkingTimeBreakdown;
import io.wayline.calendar.holiday.Holidays;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

@RestController
@RequestMapping("/api/v1/calendar")
@Tag(name = "Calendar", description = "When people work, and which days are not what their weekday says.")
class CalendarApi {

    private final BusinessCalendars calendars;
    private final Holidays holidays;

    CalendarApi(BusinessCalendars calendars, Holidays holidays) {
        this.calendars = calendars;
        this.holidays = holidays;
    }

    /**
     * A year whose holidays are known.
     *
     * @param importedBy the account that entered them, or {@code wayline} for those that came with the product
     */
    record YearRow(int year, int days, List<String> papers, String importedBy, Instant importedAt) {

        static YearRow of(HolidayYear year) {
            return new YearRow(year.year(), year.days(), year.papers(), year.importedBy(), year.importedAt());
        }
    }

    /** @param works false on a holiday, true on a day worked to make up for one */
    record DayView(LocalDate date, boolean works, String name, String nameEn) {

        static DayView of(SpecialDay day) {
            return new DayView(day.date(), day.works(), day.name(), day.nameEn());
        }
    }

    /** @param days those that the announcement of this year names */
    record OneYear(
            int year, int workdays, List<String> papers, String importedBy, Instant importedAt, List<DayView> days) {}

    /**
     * @param minutes of working time between the two
     * @param certain false when the holidays of a year on the way are not known
     * @param days from the first to the last, at most 62
     */
    record Answer(
            Instant from,
            Instant to,
            long minutes,
            boolean certain,
            SortedSet<Integer> unknownYears,
            long calendarVersion,
            List<ReckonedDay> days) {}

    /** @param special why a day is not what its weekday says; left out when it is */
    record ReckonedDay(
            LocalDate date,
            long minutes,
            boolean works,
            @Nullable DayView special) {}

    @GetMapping("/years")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "List the years whose holidays are known",
            description = "A year that is missing is reckoned by weekdays alone.")
    Page<YearRow> years() {
        var all = holidays.years().stream().map(YearRow::of).toList();
        return Page.of(all, all.size(), null);
    }

    @GetMapping("/years/{year}")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(summary = "Read the holidays and make-up days of a year")
    OneYear year(@PathVariable int year) {
        var known = holidays.years().stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElseThrow(() -> new NotFound("year"));
        var calendar = calendars.standard();
        var first = LocalDate.of(year, 1, 1);
        var workdays = (int)
                first.datesUntil(first.plusYears(1)).filter(calendar::isWorkday).count();
        var days = holidays.announcedFor(year).stream().map(DayView::of).toList();
        return new OneYear(year, workdays, known.papers(), known.importedBy(), known.importedAt(), days);
    }

    @GetMapping("/reckon")
    @Allowed(
            scopes = Scope.JOURNEYS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.ADMIN})
    @Operation(
            summary = "Reckon in working time",
            description =
                    "From a moment on by plus, PT8H in hours and minutes or P2D in workdays; or up to a moment, to."
                            + " A moment without an offset is on the company's clocks.")
    Answer reckon(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String plus,
            @RequestParam(required = false) @Nullable String to) {
        var calendar = calendars.standard();
        var start = AskedTime.moment("from", from, calendar);
        if ((plus == null) == (to == null)) {
            throw new InvalidValue("plus", "and to are two questions", "send one of the two");
        }
        var end = plus == null
                ? AskedTime.moment("to", String.valueOf(to), calendar)
                : AskedTime.amount("plus", plus).after(start, calendar).at();
        if (end.isBefore(start)) {
            throw new InvalidValue("to", "lies before from", "exchange the two");
        }
        var reckoning = WorkingTimeBreakdown.of(calendar, start, end);
        return new Answer(
                start,
                end,
                reckoning.worked().toMinutes(),
                reckoning.to().isCertain(),
                reckoning.to().unknownYears(),
                calendar.version(),
                reckoning.days().stream().map(CalendarApi::day).toList());
    }

    private static ReckonedDay day(WorkingTimeBreakdown.Day day) {
        return new ReckonedDay(
                day.date(),
                day.counted().toMinutes(),
                day.works(),
                day.special() == null ? null : DayView.of(day.special()));
    }
}
