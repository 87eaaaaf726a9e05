package io.wayline.timeline;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** Where a page of a timeline ended; as text it is the cursor that callers hand back. */
record Position(OffsetDateTime at, long id) {

    /** Later than every entry: PostgreSQL and H2 both store years up to this one. */
    private static final Position END =
            new Position(OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC), Long.MAX_VALUE);

    static Position of(Timeline.Told told) {
        return new Position(told.entry().at().atOffset(ZoneOffset.UTC), told.id());
    }

    static Position parse(@Nullable String cursor) {
        if (cursor == null) {
            return END;
        }
        try {
            var parts = cursor.split("_", 2);
            return new Position(OffsetDateTime.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (RuntimeException unreadable) {
            throw new InvalidValue("cursor", "is not one of ours", "send the next of the page before, unchanged");
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
