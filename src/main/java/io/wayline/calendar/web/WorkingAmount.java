package io.wayline.calendar.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingDeadline;
import io.wayline.shared.InvalidValue;

/** How much working time somebody asks about: {@code PT8H} in hours and minutes, or {@code P2D} in workdays. */
record WorkingAmount(int workdays, Duration time) {

    private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");
    private static final Pattern TIME = Pattern.compile("PT(?=\\d)(?:\\d{1,4}H)?(?:\\d{1,5}M)?");

    static WorkingAmount read(String field, String text) {
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return new WorkingAmount(Integer.parseInt(days.group(1)), Duration.ZERO);
        }
        if (TIME.matcher(text).matches()) {
            return new WorkingAmount(0, Duration.parse(text));
        }
        throw new InvalidValue(
                field, "is no working time", "write hours and minutes such as PT8H, or workdays such as P2D");
    }

    WorkingDeadline after(Instant start, BusinessCalendar calendar) {
        return workdays > 0 ? calendar.plusWorkdays(start, workdays) : calendar.plus(start, time);
    }

    /** A moment with its offset, or as the company's clocks show it. */
    static Instant moment(String field, String text, BusinessCalendar calendar) {
        try {
            var moment = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(calendar.zone()).toInstant();
            var year = moment.atZone(calendar.zone()).getYear();
            if (year >= 1970 && year < 2200) {
                return moment;
            }
        } catch (DateTimeException unreadable) {
            // said below
        }
        throw new InvalidValue(
                field,
                "is no moment from 1970 to 2199",
                "write it such as 2027-01-31T09:00 or 2027-01-31T09:00:00+08:00");
    }
}
