package io.wayline.calendar.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.WorkingAmount;
import io.wayline.shared.InvalidValue;

/** Reads what somebody who asks the calendar has written. */
final class AskedTime {

    private AskedTime() {}

    /** @throws InvalidValue naming the field, when it is no amount of working time */
    static WorkingAmount amount(String field, String text) {
        return WorkingAmount.parse(text)
                .orElseThrow(() -> new InvalidValue(
                        field, "is no working time", "write hours and minutes such as PT8H, or workdays such as P2D"));
    }

    /**
     * A moment with its offset, or as the company's clocks show it.
     *
     * @throws InvalidValue naming the field, when it is none from 1970 to 2199
     */
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
