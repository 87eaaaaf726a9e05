package io.wayline.workspace.web.call.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.wayline.callback.day.CallDays;
import io.wayline.staff.QueueHours.Slot;

/**
 * The hours of a day from the top down, in real time: on a day on which clocks change, a tick is left out, or there twice.
 *
 * @param ticks each full hour
 * @param shut when no calls are made
 * @param height of an hour, in pixels, so that the shortest call can be read
 * @param now in hours from the top; null on other days
 */
public record CallAxis(
        Instant from,
        Instant to,
        List<Instant> ticks,
        List<Slot> shut,
        int height,
        @Nullable String now) {

    private static final int FIRST = 9;
    private static final int LAST = 18;
    private static final int USUAL_HEIGHT = 76;
    private static final int HIGHEST = 340;
    /** What two lines of a call need. */
    private static final int CALL = 36;

    static CallAxis of(CallDays.Day day, Instant now, ZoneId zone) {
        var midnight = day.date().atStartOfDay(zone).toInstant();
        var next = day.date().plusDays(1).atStartOfDay(zone).toInstant();
        var from = hour(day.date(), FIRST, zone);
        var to = hour(day.date(), LAST, zone);
        if (!day.open().isEmpty()) {
            from = day.open().get(0).start();
            to = day.open().get(day.open().size() - 1).end();
        }
        for (var call : day.calls()) {
            from = call.startsAt().isBefore(from) ? call.startsAt() : from;
            to = call.endsAt().isAfter(to) ? call.endsAt() : to;
        }
        from = from.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        var whole = to.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        to = whole.isBefore(to) ? whole.plus(1, ChronoUnit.HOURS) : to;
        from = from.isBefore(midnight) ? midnight : from;
        to = to.isAfter(next) ? next : to;
        var perHour = CALL * 60 / Math.max(1, (int) day.slot().toMinutes());
        var isNow = !now.isBefore(from) && now.isBefore(to);
        return new CallAxis(
                from,
                to,
                ticks(from, to),
                shut(from, to, day.open()),
                Math.min(HIGHEST, Math.max(USUAL_HEIGHT, perHour)),
                isNow ? hours(Duration.between(from, now)) : null);
    }

    /** How far from the top, in hours, as a style takes it. */
    public String at(Instant moment) {
        return hours(Duration.between(from, moment));
    }

    /** How long, in hours. */
    public String length(Instant start, Instant end) {
        return hours(Duration.between(start, end));
    }

    public String hours() {
        return length(from, to);
    }

    private static Instant hour(LocalDate date, int hour, ZoneId zone) {
        return date.atTime(hour, 0).atZone(zone).toInstant();
    }

    private static List<Instant> ticks(Instant from, Instant to) {
        var ticks = new ArrayList<Instant>();
        for (var tick = from; !tick.isAfter(to); tick = tick.plus(1, ChronoUnit.HOURS)) {
            ticks.add(tick);
        }
        return ticks;
    }

    private static List<Slot> shut(Instant from, Instant to, List<Slot> open) {
        var shut = new ArrayList<Slot>();
        var since = from;
        for (var span : open) {
            if (span.start().isAfter(since)) {
                shut.add(new Slot(since, span.start()));
            }
            since = span.end();
        }
        if (since.isBefore(to)) {
            shut.add(new Slot(since, to));
        }
        return shut;
    }

    private static String hours(Duration length) {
        return String.format(Locale.ROOT, "%.4f", length.toSeconds() / 3600.0);
    }
}
