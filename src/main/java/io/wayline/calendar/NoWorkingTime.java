package io.wayline.calendar;

import java.time.Instant;
import java.util.Map;

import io.wayline.shared.Refusal;

/** So much working time does not come in ten years. */
public final class NoWorkingTime extends Refusal {

    private static final long serialVersionUID = 1;

    private final String calendar;

    NoWorkingTime(String calendar, Instant start) {
        super(
                Kind.INVALID,
                "no-working-time",
                "Calendar %s has not so much working time in the ten years after %s; ask for less, or look at its hours"
                        .formatted(calendar, start));
        this.calendar = calendar;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("calendar", calendar);
    }
}
