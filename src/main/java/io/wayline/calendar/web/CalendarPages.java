package io.wayline.calendar.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.Hours;
import io.wayline.calendar.NoWorkingTime;
import io.wayline.calendar.WorkingTimeBreakdown;
import io.wayline.calendar.holiday.HolidayProposals;
import io.wayline.calendar.holiday.Holidays;
import io.wayline.calendar.holiday.MissingHolidays;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;

/** A year at a glance, and how working time is reckoned. Everybody may look. */
@Controller
@RequestMapping("/settings/calendar")
class CalendarPages {

    private static final Set<String> COUNTED = Set.of("hours", "days", "to");

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final BusinessCalendars calendars;
    private final Holidays holidays;
    private final HolidayProposals proposals;
    private final MissingHolidays missing;
    private final Clock clock;

    CalendarPages(
            BusinessCalendars calendars,
            Holidays holidays,
            HolidayProposals proposals,
            MissingHolidays missing,
            Clock clock) {
        this.calendars = calendars;
        this.holidays = holidays;
        this.proposals = proposals;
        this.missing = missing;
        this.clock = clock;
    }

    /** The hours of one day of the week; none when nobody works. */
    public record Weekday(LocalDate example, List<Hours> hours) {}

    @GetMapping
    String year(@RequestParam @Nullable Integer year, Model model) {
        var calendar = calendars.standard();
        var today = today(calendar);
        var shown = year == null ? today.getYear() : year;
        if (shown < FIRST_YEAR || shown > LAST_YEAR) {
            throw new NotFound("year");
        }
        var known = holidays.years();
        model.addAttribute("calendar", calendar);
        model.addAttribute("view", YearView.of(shown, calendar, today));
        model.addAttribute("week", week(calendar, today));
        model.addAttribute("years", known);
        model.addAttribute(
                "source",
                known.stream().filter(each -> each.year() == shown).findFirst().orElse(null));
        model.addAttribute("missing", missing.now().orElse(null));
        model.addAttribute("open", proposals.open().orElse(null));
        return "calendar/year";
    }

    /** How much working time an amount takes from a moment on, or lies between two. */
    @GetMapping("/reckon")
    String reckon(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "hours") String count,
            @RequestParam(defaultValue = "8") String amount,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        var calendar = calendars.standard();
        model.addAttribute("calendar", calendar);
        model.addAttribute("from", from);
        var counted = COUNTED.contains(count) ? count : "hours";
        model.addAttribute("count", counted);
        model.addAttribute("amount", amount);
        model.addAttribute("to", to);
        if (!from.isEmpty()) {
            try {
                model.addAttribute("reckoning", reckoning(calendar, from, counted, amount, to));
            } catch (InvalidValue wrong) {
                model.addAttribute("wrong", wrong.field());
            } catch (NoWorkingTime tooMuch) {
                model.addAttribute("wrong", "too-much");
            }
        }
        return "calendar/reckon";
    }

    private static WorkingTimeBreakdown reckoning(
            BusinessCalendar calendar, String from, String count, String amount, String to) {
        var start = AskedTime.moment("from", from, calendar);
        if (count.equals("to")) {
            var end = AskedTime.moment("to", to, calendar);
            if (end.isBefore(start)) {
                throw new InvalidValue("order", "lies before the beginning", "exchange the two");
            }
            return WorkingTimeBreakdown.of(calendar, start, end);
        }
        var text = count.equals("days") ? "P" + amount.strip() + "D" : "PT" + amount.strip() + "H";
        return WorkingTimeBreakdown.of(
                calendar,
                start,
                AskedTime.amount("amount", text).after(start, calendar).at());
    }

    private static List<Weekday> week(BusinessCalendar calendar, LocalDate today) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Weekday(today.with(day), calendar.week().days().getOrDefault(day, List.of())))
                .toList();
    }

    private LocalDate today(BusinessCalendar calendar) {
        return clock.instant().atZone(calendar.zone()).toLocalDate();
    }
}
