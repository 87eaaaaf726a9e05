package io.wayline.message.gate;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hours in which people want to be left alone, by the clock on their own wall: from the one time up to the other.
 * The same time twice means never.
 */
record QuietHours(
        @DefaultValue("21:00") LocalTime from,
        @DefaultValue("09:00") LocalTime to) {

    /** When the quiet hours are over that a moment lies in; empty when it lies in none. */
    Optional<Instant> endAfter(Instant moment, ZoneId zone) {
        var there = moment.atZone(zone);
        if (!contains(there.toLocalTime())) {
            return Optional.empty();
        }
        var day = there.toLocalTime().isBefore(to)
                ? there.toLocalDate()
                : there.toLocalDate().plusDays(1);
        // an hour that comes twice in autumn ends with its second time, or the end might lie before the moment
        return Optional.of(
                day.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    private boolean contains(LocalTime time) {
        return from.isAfter(to) ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
    }
}
