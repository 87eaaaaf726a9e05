package io.wayline.customer.consent;

import java.time.Instant;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerRef;

/** Lets journeys hear that something else holds now, by the inbox like everything that happens. */
@Component
class ConsentChanges {

    private static final String SOURCE = "wayline:consent";
    private static final String PROOF = "consentRef";

    private final JsonMapper json;
    /** The inbox knows its handlers, and one of them records consents: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    ConsentChanges(JsonMapper json, ObjectProvider<EventInbox> inbox) {
        this.json = json;
        this.inbox = inbox;
    }

    /** Puts the event into the inbox, in the caller's transaction; it names its proof. */
    void raise(CustomerRef customer, ConsentStatement said, String proof, Instant at) {
        var data = json.createObjectNode()
                .put("purpose", said.topic().purpose())
                .put("channel", said.topic().channel())
                .put("source", said.source().word())
                .put(PROOF, proof);
        var type = said.given() ? ConsentEvents.GIVEN : ConsentEvents.WITHDRAWN;
        inbox.getObject().record(new NewEvent(SOURCE, proof, type, customer, at, data, false));
    }

    /** Whether an event says that it was raised here, the first time or sent through again. */
    static boolean isOurs(BusinessEvent event) {
        return SOURCE.equals(event.source()) && event.text(PROOF) != null;
    }

    /** The proof that an event of ours names. */
    static String proof(BusinessEvent event) {
        return String.valueOf(event.text(PROOF));
    }
}
