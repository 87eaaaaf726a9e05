package io.wayline.events;

/** An event as the inbox found it fit to keep. Only {@link EventInbox#check} makes one, so none comes in unchecked. */
public final class CheckedEvent {

    private final NewEvent event;
    private final String data;

    /** @param data the event's data as it was checked, in canonical JSON */
    CheckedEvent(NewEvent event, String data) {
        this.event = event;
        this.data = data;
    }

    /** The event that was checked. */
    public NewEvent event() {
        return event;
    }

    /** What is kept: later changes to the event's own tree do not reach it. */
    String data() {
        return data;
    }
}
