package io.wayline.callback;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.wayline.shared.Refusal;

/** A call cannot be at that time; says why, and when it could be. */
public final class SlotRefused extends Refusal {

    private static final long serialVersionUID = 1;
    private static final String FIELD = "at";

    private final String detail;
    private final List<Instant> free;

    SlotRefused(FreeSlots.Fault fault, List<Instant> free) {
        this(fault, detail(fault), free);
    }

    private SlotRefused(FreeSlots.Fault fault, String detail, List<Instant> free) {
        super(
                fault == FreeSlots.Fault.TAKEN || fault == FreeSlots.Fault.CUSTOMER_BUSY ? Kind.CONFLICT : Kind.INVALID,
                code(fault),
                "%s %s.".formatted(FIELD, detail));
        this.detail = detail;
        this.free = List.copyOf(free);
    }

    /** When the next places are free, a few of them. */
    public List<Instant> free() {
        return free;
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(FIELD, detail));
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("free", free.stream().map(Instant::toString).toList());
    }

    static String code(FreeSlots.Fault fault) {
        return "call-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String detail(FreeSlots.Fault fault) {
        return switch (fault) {
            case PAST -> "lies in the past: send a moment that is still to come";
            case CALENDAR_INCOMPLETE -> "lies in a year whose holidays are not known: enter them in the calendar first";
            case DAY_OFF -> "lies on a day off: choose a working day of the queue";
            case OUTSIDE_HOURS -> "is not the beginning of a place in the queue’s hours: choose one that is free";
            case QUEUE_PAUSED -> "lies where the queue is paused: choose a time after that, or resume the queue";
            case QUIET_HOURS -> "lies outside of the hours in which the customer may be called: choose another time";
            case CUSTOMER_BUSY -> "lies where the customer has another call: choose another time";
            case TAKEN -> "is taken: choose another time";
        };
    }
}
