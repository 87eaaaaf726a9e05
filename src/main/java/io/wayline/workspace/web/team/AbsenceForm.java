package io.wayline.workspace.web.team;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.PlausibleTime;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.absence.Absence.HandsOver;
import io.wayline.staff.absence.Absences.Wish;

/**
 * What somebody typed of an absence, as texts, so that it stays when it cannot be.
 *
 * @param id a UUID that the page made
 * @param first the first day, as an ISO date
 * @param firstAt when it begins on that day; empty for its beginning
 * @param last the last day
 * @param lastAt when it ends on that day; empty for its end
 * @param handsOver what goes to others
 * @param successor to whom; empty for the queues
 */
public record AbsenceForm(
        @Nullable String id,
        @Nullable String username,
        @Nullable String first,
        @Nullable String firstAt,
        @Nullable String last,
        @Nullable String lastAt,
        @Nullable String handsOver,
        @Nullable String successor) {

    static AbsenceForm blank(String username, LocalDate today) {
        var day = today.plusDays(1).toString();
        return new AbsenceForm(UUID.randomUUID().toString(), username, day, "", day, "", HandsOver.DUE.name(), "");
    }

    /**
     * @param zone the company's: days begin and end there
     * @throws InvalidValue of {@code from}, {@code until}, or {@code handsOver} when it cannot be read
     */
    Wish wish(ZoneId zone) {
        var begin = date("from", first).atTime(time("from", firstAt, LocalTime.MIDNIGHT));
        var end = isBlank(lastAt)
                ? date("until", last).plusDays(1).atStartOfDay()
                : date("until", last).atTime(time("until", lastAt, LocalTime.MIDNIGHT));
        return new Wish(
                id == null ? "" : id,
                username == null ? "" : username,
                begin.atZone(zone).toInstant(),
                end.atZone(zone).toInstant(),
                chosen(),
                isBlank(successor) ? null : successor);
    }

    private HandsOver chosen() {
        try {
            return HandsOver.valueOf(String.valueOf(handsOver));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("handsOver", "is none of the choices", "choose one");
        }
    }

    private static LocalDate date(String field, @Nullable String text) {
        try {
            return PlausibleTime.day(String.valueOf(text).strip());
        } catch (DateTimeException unreadable) {
            throw new InvalidValue(field, "is no date", "choose a day");
        }
    }

    private static LocalTime time(String field, @Nullable String text, LocalTime otherwise) {
        try {
            return isBlank(text) ? otherwise : LocalTime.parse(text.strip());
        } catch (DateTimeException unreadable) {
            throw new InvalidValue(field, "has no time that can be read", "write it as 13:00, or leave it empty");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
