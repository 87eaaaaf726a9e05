package io.wayline.workspace.team;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.wayline.calendar.BusinessCalendar;
import io.wayline.journey.task.load.QueueRate;

/**
 * What will be late when a queue closes today: what is due until then against what those who are here can do, at the pace
 * of the last days.
 *
 * @param until when it closes; null when it is not open any more today
 * @param due what is due until then, late ones among it
 * @param possible what can be done until then; null where nothing can be said of it
 * @param people those of the queue who are here
 * @param perDay what one of them did on a day, lately
 */
public record Outlook(
        @Nullable Instant until, long due, @Nullable Long possible, long people, double perDay) {

    /** The mark of what can be done stands here, in percent of the width. */
    private static final int MARK = 80;

    private static final int WIDEST = 125;

    static @Nullable Instant close(BusinessCalendar calendar, Instant now) {
        var day = now.atZone(calendar.zone()).toLocalDate();
        var hours = calendar.hoursOn(day);
        if (hours.isEmpty()) {
            return null;
        }
        var end = hours.get(hours.size() - 1).endOn(day, calendar.zone());
        return end.isAfter(now) ? end : null;
    }

    static Outlook of(BusinessCalendar calendar, Instant now, long due, long people, @Nullable QueueRate rate) {
        var until = close(calendar, now);
        if (until == null || rate == null || !rate.tells()) {
            return new Outlook(until, due, null, people, 0);
        }
        var day = now.atZone(calendar.zone()).toLocalDate();
        var begin = calendar.hoursOn(day).get(0).startOn(day, calendar.zone());
        Duration left = calendar.between(now.isBefore(begin) ? begin : now, until);
        return new Outlook(
                until, due, rate.possible(people, left, calendar.between(begin, until)), people, rate.perDay());
    }

    /** How many more are due than can be done; 0 where nothing can be said. */
    public long missing() {
        return possible == null ? 0 : Math.max(0, due - possible);
    }

    /** What is due, in percent of what can be done, as the bar draws it. */
    public long percent() {
        if (possible == null || due == 0) {
            return 0;
        }
        return possible == 0 ? WIDEST : Math.min(WIDEST, Math.round(100.0 * due / possible));
    }

    /** The nearest tenth of what one person does on a day. */
    public double pace() {
        return Math.round(perDay * 10) / 10.0;
    }

    /** Where the mark stands, for the page. */
    public int mark() {
        return MARK;
    }
}
