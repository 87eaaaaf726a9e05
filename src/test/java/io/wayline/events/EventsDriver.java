package io.wayline.events;

import java.util.Map;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.shared.CustomerRef;

/** Lets a test send events and have them handled at once, in its own thread. */
@TestComponent
public class EventsDriver {

    private final EventInbox inbox;
    private final Correlator correlator;
    private final JsonMapper json;

    EventsDriver(EventInbox inbox, Correlator correlator, JsonMapper json) {
        this.inbox = inbox;
        this.correlator = correlator;
        this.json = json;
    }

    /** Takes an event in without handling it. */
    public long send(String type, String customer, Map<String, ?> data) {
        return inbox.record(event(type, customer, data)).id();
    }

    /** Takes an event in that tells what was, without handling it. */
    public long sendHistory(String type, String customer, Map<String, ?> data) {
        var event = event(type, customer, data);
        return inbox.record(new NewEvent(
                        event.source(), event.id(), event.type(), event.subject(), event.time(), event.data(), true))
                .id();
    }

    /** Handles everything that is due, until nothing is. */
    public int handleAll() {
        return correlator.workAll();
    }

    public NewEvent event(String type, String customer, Map<String, ?> data) {
        return new NewEvent(
                "test",
                UUID.randomUUID().toString(),
                type,
                new CustomerRef(customer),
                null,
                (ObjectNode) json.valueToTree(data),
                false);
    }
}
