package io.wayline.workspace.web.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.PlausibleTime;
import io.wayline.shared.InvalidValue;

/**
 * What somebody looks for, as they typed it.
 *
 * @param person the account of who did it; empty for everybody
 * @param customer the ref of about whom; empty for everybody
 * @param kind a kind of entry; empty for all
 * @param first the first day, an ISO date in the company's zone; a week back when empty
 * @param last the last day; today when empty
 */
public record AuditFilter(
        @Nullable String person,
        @Nullable String customer,
        @Nullable String kind,
        @Nullable String first,
        @Nullable String last) {

    /** Longer spans are asked for one after the other, so that none takes long. */
    private static final int MOST_DAYS = 92;

    private static final int USUAL_DAYS = 7;

    /** The days, both included. */
    public record Days(LocalDate first, LocalDate last) {}

    /** @throws InvalidValue of {@code first} or {@code last} when they cannot be */
    Days days(LocalDate today) {
        var end = date("last", last, today);
        var begin = date("first", first, end.minusDays(USUAL_DAYS - 1L));
        if (begin.isAfter(end)) {
            throw new InvalidValue("last", "is before the first day", "choose a later one");
        }
        if (ChronoUnit.DAYS.between(begin, end) >= MOST_DAYS) {
            throw new InvalidValue("first", "is more than 92 days before the last", "choose a later one");
        }
        return new Days(begin, end);
    }

    @Nullable
    String personOrNull() {
        return orNull(person);
    }

    @Nullable
    String customerOrNull() {
        return orNull(customer);
    }

    @Nullable
    String kindOrNull() {
        return orNull(kind);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static LocalDate date(String field, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : PlausibleTime.day(text.strip());
        } catch (DateTimeException unreadable) {
            throw new InvalidValue(field, "is no date", "choose a day");
        }
    }
}
