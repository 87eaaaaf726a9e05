package io.wayline.calendar;

import io.wayline.shared.Refusal;

/** Somebody else was faster. */
public final class CalendarChanged extends Refusal {

    private static final long serialVersionUID = 1;

    public CalendarChanged() {
        super(
                Kind.CONFLICT,
                "calendar-changed",
                "The calendar has been changed since you looked at it; nothing was taken. Look at the file's changes again.");
    }
}
