package io.wayline.journey.model.form;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How a field asks for a date or a time.
 *
 * @param step minutes between the times that a browser offers; others may be typed
 * @param notPast whether a day before today, by the company's calendar, is refused
 * @param writing how a date with a time is kept
 */
public record TimeRule(int step, boolean notPast, Writing writing) {

    static final TimeRule NONE = new TimeRule(1, false, Writing.UTC_OFFSET);

    /** The spellings of form-js for a date with a time. */
    public enum Writing {
        /** {@code 2026-11-24T09:00+08:00}, with the offset of the company's zone. */
        UTC_OFFSET,
        /** {@code 2026-11-24T01:00Z}. */
        UTC_NORMALIZED,
        /** {@code 2026-11-24T09:00}, by the clock of the company's zone. */
        NO_TIMEZONE
    }

    /**
     * The one spelling of a moment, whoever said it and how.
     *
     * @param said ISO 8601; without offset it is by the clock of the zone
     * @throws DateTimeException when it is no date with a time
     */
    public String written(String said, ZoneId zone) {
        var moment = moment(said, zone);
        return switch (writing) {
            case UTC_OFFSET -> moment.toOffsetDateTime().toString();
            case UTC_NORMALIZED ->
                moment.withZoneSameInstant(ZoneOffset.UTC).toOffsetDateTime().toString();
            case NO_TIMEZONE -> moment.toLocalDateTime().toString();
        };
    }

    /**
     * The moment that a text names, in the zone.
     *
     * @throws DateTimeException when it is no date with a time
     */
    public static ZonedDateTime moment(String said, ZoneId zone) {
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                said, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone);
        }
        return ZonedDateTime.from(parsed).withZoneSameInstant(zone);
    }
}
