package io.wayline.complaint.door;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.events.Recorded;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.OwnSource;

/** The one way in for complaints that are not told by another system: as the event that those send. */
@Component
public class ComplaintDoor {

    private static final String API = OwnSource.api("complaints");
    private static final String PAGE = OwnSource.page("complain");

    private final EventInbox inbox;

    ComplaintDoor(EventInbox inbox) {
        this.inbox = inbox;
    }

    /** Keeps a complaint that somebody who works here wrote down; the story says that they did. */
    public Recorded takeAtDesk(CustomerRef customer, String ref, ObjectNode data, String account) {
        return take(OwnSource.DESK, customer, ref, data.put(OwnSource.TAKEN_BY, account));
    }

    /** Keeps a complaint that came over the API, by a system or by somebody who works here. */
    public Recorded takeOverApi(CustomerRef customer, String ref, ObjectNode data) {
        return take(API, customer, ref, data);
    }

    /** The same, by the person for whom the call was made. */
    public Recorded takeOverApi(CustomerRef customer, String ref, ObjectNode data, String account) {
        return take(API, customer, ref, data.put(OwnSource.TAKEN_BY, account));
    }

    /** Keeps a complaint that a customer wrote on our page; the story says that they did. */
    public Recorded takeFromPage(CustomerRef customer, String ref, ObjectNode data) {
        return take(PAGE, customer, ref, data);
    }

    /**
     * Keeps a complaint to be handled; said again under the same name, it changes nothing.
     *
     * @param ref what whoever tells of it calls it
     * @param data the fields of {@code complaint.received}; the name is put in
     */
    private Recorded take(String source, CustomerRef customer, String ref, ObjectNode data) {
        data.put("complaintRef", ref);
        return inbox.record(new NewEvent(
                source,
                UUID.nameUUIDFromBytes((customer.value() + "\n" + ref).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "complaint.received",
                customer,
                null,
                data,
                false));
    }
}
