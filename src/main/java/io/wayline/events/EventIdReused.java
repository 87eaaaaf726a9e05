package io.wayline.events;

import java.util.Map;

import io.wayline.shared.Refusal;

/** Source and id were used before, for an event with other content; the first one stands. */
public final class EventIdReused extends Refusal {

    private static final long serialVersionUID = 1;

    private final long first;

    EventIdReused(long first) {
        super(
                Kind.INVALID,
                "event-id-reused",
                "This source has used the id before for an event with other content: give every event its own id.");
        this.first = first;
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("id", Long.toString(first));
    }
}
