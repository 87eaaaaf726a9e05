package io.wayline.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When customers may be called, and how far ahead.
 *
 * @param hours by the clock on the customer's wall; at all other times they want to be left alone
 * @param overdueAfter how much working time after a call's time somebody else must know that it was not made
 * @param ahead how many days ahead a place is looked for
 */
@ConfigurationProperties("wayline.calls")
record CallSettings(
        @DefaultValue({"09:00-12:00", "14:00-20:00"}) List<String> hours,
        @DefaultValue("PT2H") Duration overdueAfter,
        @DefaultValue("60") int ahead) {

    CallSettings {
        hours = List.copyOf(hours);
        hours.forEach(Span::read);
        if (hours.isEmpty() || overdueAfter.isNegative() || ahead < 1 || ahead > 366) {
            throw new IllegalArgumentException(
                    "wayline.calls needs hours such as 09:00-12:00, and to look 1 to 366 days ahead");
        }
    }

    /** Whether a customer who lives there may be called for all of this time. */
    boolean allow(Instant start, Instant end, ZoneId zone) {
        var from = start.atZone(zone).toLocalDateTime();
        var to = end.atZone(zone).toLocalDateTime();
        return from.toLocalDate().equals(to.toLocalDate())
                && hours.stream()
                        .map(Span::read)
                        .anyMatch(span -> !from.toLocalTime().isBefore(span.from)
                                && !to.toLocalTime().isAfter(span.to));
    }

    private record Span(LocalTime from, LocalTime to) {

        static Span read(String text) {
            var ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("wayline.calls.hours has \"%s\": write 09:00-12:00".formatted(text));
            }
            return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        }
    }
}
