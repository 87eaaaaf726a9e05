package io.wayline.workspace.web.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.complaint.Complaint;

/**
 * The answers of the next day as stops on a line that begins a little before now. Everything has its place in percent of
 * the width.
 *
 * @param stops in the order of their places
 * @param hours every third full hour
 * @param nights when nobody works: from the end of one day's hours to the begin of the next; a break at noon is none
 */
public record ClockLine(List<Stop> stops, List<Hour> hours, List<Night> nights) {

    /** Now stands here. */
    static final double NOW = 3;

    static final Duration LENGTH = Duration.ofHours(24);

    private static final double WHOLE = 100;
    private static final double FIRST = 0.6;
    private static final double LAST = 99;

    /** Nearer than this two stops would hide each other, so that one stands above the other. */
    private static final double NEAR = 0.9;

    private static final int HIGHEST = 2;
    private static final int EVERY = 3;

    /** Nearer to the end there is no room for an hour's name. */
    private static final double NO_ROOM = 98;

    /** @param above how many stand below it */
    public record Stop(String tone, double at, int above) {}

    public record Hour(Instant moment, double at) {}

    public record Night(double at, double width) {}

    /** @param owed those that are due within the line, in any order */
    static ClockLine of(Collection<Complaint> owed, BusinessCalendar calendar, Instant now) {
        return new ClockLine(stops(owed, now), hours(calendar, now), nights(calendar, now));
    }

    public long late() {
        return stops.stream().filter(each -> "late".equals(each.tone())).count();
    }

    public long soon() {
        return stops.stream().filter(each -> "soon".equals(each.tone())).count();
    }

    private static List<Stop> stops(Collection<Complaint> owed, Instant now) {
        var stops = new ArrayList<Stop>();
        owed.stream()
                .map(each -> AnswerDue.of(each, now))
                .filter(due -> due.at() != null)
                .sorted(Comparator.comparing(AnswerDue::at))
                .forEach(due -> {
                    var at = Math.max(FIRST, Math.min(LAST, place(due.at(), now)));
                    var last = stops.isEmpty() ? null : stops.get(stops.size() - 1);
                    var above = last == null || at - last.at() >= NEAR ? 0 : Math.min(HIGHEST, last.above() + 1);
                    stops.add(new Stop(due.tone(), at, above));
                });
        return stops;
    }

    private static List<Hour> hours(BusinessCalendar calendar, Instant now) {
        var here = now.atZone(calendar.zone()).truncatedTo(ChronoUnit.HOURS);
        return Stream.iterate(here.plusHours(EVERY - here.getHour() % EVERY), hour -> hour.plusHours(EVERY))
                .map(hour -> new Hour(hour.toInstant(), place(hour.toInstant(), now)))
                .takeWhile(hour -> hour.at() < NO_ROOM)
                .toList();
    }

    private static List<Night> nights(BusinessCalendar calendar, Instant now) {
        var nights = new ArrayList<Night>();
        var end = now.plus(LENGTH);
        var closedFrom = Instant.MIN;
        for (var day = now.atZone(calendar.zone()).toLocalDate().minusDays(1);
                !day.isAfter(end.atZone(calendar.zone()).toLocalDate());
                day = day.plusDays(1)) {
            var hours = calendar.hoursOn(day);
            if (!hours.isEmpty()) {
                add(nights, closedFrom, hours.get(0).startOn(day, calendar.zone()), now);
                closedFrom = hours.get(hours.size() - 1).endOn(day, calendar.zone());
            }
        }
        add(nights, closedFrom, Instant.MAX, now);
        return nights;
    }

    private static void add(List<Night> nights, Instant from, Instant to, Instant now) {
        var start = from.equals(Instant.MIN) ? 0 : Math.max(0, place(from, now));
        var end = to.equals(Instant.MAX) ? WHOLE : Math.min(WHOLE, place(to, now));
        if (end > start) {
            nights.add(new Night(start, end - start));
        }
    }

    private static double place(Instant moment, Instant now) {
        return NOW + Duration.between(now, moment).toSeconds() * (WHOLE - NOW) / LENGTH.toSeconds();
    }
}
