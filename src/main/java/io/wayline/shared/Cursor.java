package io.wayline.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: a moment, and the number of the row that has it. As text it is what callers hand back.
 * Lists that are ordered otherwise hand out a number or an id; what they get back is judged here too, so that a cursor
 * nobody gave out is answered alike everywhere, and never by the database.
 */
public record Cursor(Instant at, long id) {

    /** Later than every row, and within what both databases can hold. */
    public static final Cursor END = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    private static final Instant BEGIN = Instant.parse("0001-01-01T00:00:00Z");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern ID = Pattern.compile("\\P{Cntrl}{1,200}");

    /**
     * @param cursor the {@code next} of the page before, or null for the first
     * @return {@link #END} for the first
     * @throws InvalidValue when no list gave it
     */
    public static Cursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return END;
        }
        var between = cursor.indexOf('_');
        if (between < 0) {
            throw unknown();
        }
        try {
            var at = OffsetDateTime.parse(cursor.substring(0, between)).toInstant();
            if (at.isBefore(BEGIN) || at.isAfter(END.at())) {
                throw unknown();
            }
            return new Cursor(at, Long.parseLong(cursor.substring(between + 1)));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw unknown();
        }
    }

    /** @throws InvalidValue when the cursor is no number that a list gave */
    public static long number(String cursor) {
        if (!NUMBER.matcher(cursor).matches()) {
            throw unknown();
        }
        return Long.parseLong(cursor);
    }

    /**
     * The row that the page before ended with, of a list whose cursor is the id of that row.
     *
     * @param find looks it up
     * @throws InvalidValue when there is none
     */
    public static <T> T row(String cursor, Function<String, Optional<T>> find) {
        if (!ID.matcher(cursor).matches()) {
            throw unknown();
        }
        return find.apply(cursor).orElseThrow(Cursor::unknown);
    }

    /** The moment as rows keep it. */
    public OffsetDateTime rowTime() {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }

    private static InvalidValue unknown() {
        return new InvalidValue("cursor", "is not one of ours", "send the next of the page before, unchanged");
    }
}
