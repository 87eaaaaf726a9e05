package io.wayline.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/**
 * Days and moments that somebody can mean: those of the years 1900 to 2199. The types of the language go on for a billion
 * years, in which calendars are unknown, databases end, and a search day by day does not.
 */
public final class PlausibleTime {

    private static final int FIRST = 1900;
    private static final int LAST = 2199;
    private static final Instant BEGIN = Instant.parse(FIRST + "-01-01T00:00:00Z");
    private static final Instant END = Instant.parse(LAST + "-12-31T23:59:59Z");

    private PlausibleTime() {}

    /**
     * Reads a day as ISO 8601 writes it.
     *
     * @throws DateTimeException when it is none, or of other years
     */
    public static LocalDate day(CharSequence text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < FIRST || day.getYear() > LAST) {
            throw new DateTimeException("No day that anybody means");
        }
        return day;
    }

    /**
     * A day that somebody chose in a form or an address.
     *
     * @param field what it is called there
     * @param text as ISO 8601 writes it; null or blank when none was chosen
     * @param otherwise what counts then
     * @throws InvalidValue when it is no day, or of other years
     */
    public static LocalDate chosen(String field, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : day(text.strip());
        } catch (DateTimeException unreadable) {
            throw new InvalidValue(field, "is no date", "choose a day");
        }
    }

    public static boolean holds(Instant moment) {
        return !moment.isBefore(BEGIN) && !moment.isAfter(END);
    }

    /**
     * A moment that is given, if one is.
     *
     * @param field what the sender calls it
     * @throws InvalidValue when it is of other years
     */
    public static Instant checked(String field, Instant moment) {
        if (!holds(moment)) {
            throw new InvalidValue(
                    field, "is not of the years %d to %d".formatted(FIRST, LAST), "send a time of these years");
        }
        return moment;
    }
}
