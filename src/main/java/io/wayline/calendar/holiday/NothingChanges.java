package io.wayline.calendar.holiday;

import io.wayline.shared.Refusal;

/** The calendar says already what the file says. */
public final class NothingChanges extends Refusal {

    private static final long serialVersionUID = 1;

    NothingChanges(int year) {
        super(
                Kind.CONFLICT,
                "nothing-changes",
                "The calendar has these very days for %d already; there is nothing to propose.".formatted(year));
    }
}
