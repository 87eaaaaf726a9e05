package io.wayline.complaint.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.events.Recorded;
import io.wayline.shared.CustomerRef;

/** The one way in for complaints that are not told by another system: as the event that those send. */
@Component
class ComplaintDoor {

    private static final String SOURCE = "wayline:complaints-api";

    private final EventInbox inbox;

    ComplaintDoor(EventInbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Keeps a complaint to be handled; said again under the same name, it changes nothing.
     *
     * @param ref what whoever tells of it calls it
     * @param data the fields of {@code complaint.received}; the name is put in
     */
    Recorded take(CustomerRef customer, String ref, ObjectNode data) {
        data.put("complaintRef", ref);
        return inbox.record(new NewEvent(
                SOURCE,
                UUID.nameUUIDFromBytes((customer.value() + "\n" + ref).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "complaint.received",
                customer,
                null,
                data,
                false));
    }
}
