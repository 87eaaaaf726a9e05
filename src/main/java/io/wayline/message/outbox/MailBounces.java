package io.wayline.message.outbox;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customers;
import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerId;

/** Lets journeys hear that a mail will not reach its customer, by the inbox like everything that happens. */
@Component
public class MailBounces {

    private static final String SOURCE = "wayline:message";

    private final JsonMapper json;
    private final Customers customers;
    /** The inbox knows its handlers, and journeys among them lead back here: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    MailBounces(JsonMapper json, Customers customers, ObjectProvider<EventInbox> inbox) {
        this.json = json;
        this.customers = customers;
        this.inbox = inbox;
    }

    /**
     * Puts {@code mail.bounced} into the inbox, in the caller's transaction: once for each mail, also when somebody has it
     * sent again and it fails again. A mail to a colleague is no customer's, and nobody hears of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(long mail, CustomerId customer) {
        customers.find(customer).ifPresent(known -> {
            var ref = Long.toString(mail);
            var data = json.createObjectNode().put("messageRef", ref);
            var bounced = new NewEvent(SOURCE, "bounced:" + ref, "mail.bounced", known.ref(), null, data, false);
            // the second of the same mail is passed over, also when its customer goes by another ref by now
            inbox.getObject().recordAll(List.of(bounced));
        });
    }
}
