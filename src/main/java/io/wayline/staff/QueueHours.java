package io.wayline.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.calendar.Hours;

/**
 * When a queue makes calls, and how many.
 *
 * @param calendar the company's holidays with the queue's own week
 * @param places how many calls it makes at the same time
 * @param slot how long one takes
 */
public record QueueHours(String queue, BusinessCalendar calendar, int places, Duration slot) {

    /** A time in which a call can be made. */
    public record Slot(Instant start, Instant end) {

        public boolean overlaps(Instant from, Instant to) {
            return start.isBefore(to) && from.isBefore(end);
        }
    }

    /** The slots of a day in order, whoever has them: one after the other from when the queue opens. */
    public List<Slot> slotsOn(LocalDate day) {
        var slots = new ArrayList<Slot>();
        for (var hours : calendar.hoursOn(day)) {
            var close = hours.endOn(day, calendar.zone());
            for (var start = hours.startOn(day, calendar.zone());
                    !start.plus(slot).isAfter(close);
                    start = start.plus(slot)) {
                slots.add(new Slot(start, start.plus(slot)));
            }
        }
        return slots;
    }

    /** Whether it has hours on a day at all. */
    public boolean isOpenOn(LocalDate day) {
        return !calendar.hoursOn(day).isEmpty();
    }

    static String text(List<Hours> hours) {
        return String.join(
                ", ", hours.stream().map(each -> each.from() + "-" + each.to()).toList());
    }
}
