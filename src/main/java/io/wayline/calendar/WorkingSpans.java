package io.wayline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/** The working hours of a calendar from a day on, as stretches of real time in order, each made when it is asked for. */
record WorkingSpans(BusinessCalendar calendar, LocalDate from, int days) implements Iterable<WorkingSpans.Span> {

    record Span(Instant start, Instant end) {

        Instant from(Instant moment) {
            return start.isAfter(moment) ? start : moment;
        }
    }

    /** The first stretch that is not over at that moment. */
    Optional<Span> firstFrom(Instant moment) {
        for (var span : this) {
            if (span.end().isAfter(moment)) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    @Override
    public Iterator<Span> iterator() {
        return new Iterator<>() {

            private final Queue<Span> ofDay = new ArrayDeque<>();
            private int day;

            @Override
            public boolean hasNext() {
                for (; ofDay.isEmpty() && day < days; day++) {
                    var date = from.plusDays(day);
                    for (var hours : calendar.hoursOn(date)) {
                        ofDay.add(new Span(hours.startOn(date, calendar.zone()), hours.endOn(date, calendar.zone())));
                    }
                }
                return !ofDay.isEmpty();
            }

            @Override
            public Span next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return ofDay.remove();
            }
        };
    }
}
