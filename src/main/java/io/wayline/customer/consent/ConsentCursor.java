package io.wayline.customer.consent;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.InvalidValue;

/** Where a page of the history of consents ended; as text it is the cursor that callers hand back. */
record ConsentCursor(Instant at, long id) {

    /** Later than every proof, and within what both databases can hold. */
    private static final ConsentCursor END = new ConsentCursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    static ConsentCursor of(ConsentRows.Kept last) {
        return new ConsentCursor(last.proof().at(), last.id());
    }

    static ConsentCursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return END;
        }
        try {
            var parts = cursor.split("_", 2);
            var at = Instant.parse(parts[0]);
            if (at.isAfter(END.at()) || at.isBefore(ConsentStatement.EARLIEST)) {
                throw new IllegalArgumentException("No proof is that old or that new");
            }
            return new ConsentCursor(at, Long.parseLong(parts[1]));
        } catch (RuntimeException unreadable) {
            throw new InvalidValue("cursor", "is not one of ours", "send the next of the page before, unchanged");
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
