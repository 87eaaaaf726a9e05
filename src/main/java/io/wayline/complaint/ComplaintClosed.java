package io.wayline.complaint;

import java.time.Instant;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;

/** Lets journeys hear that a complaint is over, by the inbox like everything that happens. */
@Component
class ComplaintClosed {

    private static final String SOURCE = "wayline:complaint";

    private final JsonMapper json;
    private final Customers customers;
    /** The inbox knows its handlers, and one of them is ours: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    ComplaintClosed(JsonMapper json, Customers customers, ObjectProvider<EventInbox> inbox) {
        this.json = json;
        this.customers = customers;
        this.inbox = inbox;
    }

    /** Puts the event into the inbox, in the caller's transaction; once for each complaint. */
    void raise(Complaint complaint, Instant at) {
        var data = json.createObjectNode().put("complaintRef", complaint.sourceRef());
        inbox.getObject()
                .record(new NewEvent(
                        SOURCE,
                        "closed:" + complaint.ref(),
                        "complaint.closed",
                        customers.get(complaint.customer()).ref(),
                        at,
                        data,
                        false));
    }
}
