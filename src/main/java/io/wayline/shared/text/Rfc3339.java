package io.wayline.shared.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as other systems send them (RFC 3339 5.6): with their offset and their seconds. A leap second is the one before
 * it, as clocks that smear it have it, and of a fraction no more than nine digits are kept.
 */
public final class Rfc3339 {

    private static final Pattern TIME =
            Pattern.compile("((?!0)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:)(\\d\\d)(\\.\\d{1,30})?(Z|[+-]\\d\\d:\\d\\d)");
    /** Of a fraction with its point. */
    private static final int NANOS = 10;

    private static final int SECONDS_OF_A_DAY = 86_400;

    private Rfc3339() {}

    /** Empty when it is no such time. */
    public static Optional<Instant> read(String text) {
        var parts = TIME.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var isLeap = parts.group(2).equals("60");
        var fraction = parts.group(3) == null || isLeap ? "" : parts.group(3);
        try {
            var time = OffsetDateTime.parse(parts.group(1)
                            + (isLeap ? "59" : parts.group(2))
                            + fraction.substring(0, Math.min(fraction.length(), NANOS))
                            + parts.group(4))
                    .toInstant();
            return isLeap && Math.floorMod(time.getEpochSecond(), SECONDS_OF_A_DAY) != SECONDS_OF_A_DAY - 1
                    ? Optional.empty()
                    : Optional.of(time);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
