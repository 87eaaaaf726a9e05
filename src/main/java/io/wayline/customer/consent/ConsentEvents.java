package io.wayline.customer.consent;

import java.time.Instant;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.events.EventHandler;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/**
 * Keeps what other systems tell of consents. Events that {@link Consents} raised itself are known by their proof and
 * change nothing, so that journeys alone hear of them.
 */
@Component
@Order(110)
class ConsentEvents implements EventHandler {

    static final String GIVEN = "consent.given";
    static final String WITHDRAWN = "consent.withdrawn";

    private static final String REGISTERED = "customer.registered";
    private static final String AT_REGISTRATION = "consents";

    private final Consents consents;
    private final ConsentRows rows;

    ConsentEvents(Consents consents, ConsentRows rows) {
        this.consents = consents;
        this.rows = rows;
    }

    @Override
    public void check(NewEvent event) {
        switch (event.type()) {
            case GIVEN, WITHDRAWN -> ConsentFacts.read(event.data());
            case REGISTERED -> event.data().path(AT_REGISTRATION).forEach(ConsentFacts::read);
            default -> {}
        }
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return switch (event.type()) {
            case GIVEN, WITHDRAWN -> said(event, customer);
            case REGISTERED -> agreedAtRegistration(event, customer);
            default -> false;
        };
    }

    private boolean said(BusinessEvent event, CustomerId customer) {
        var known = ConsentChanges.isOurs(event) && rows.exists(customer, ConsentChanges.proof(event));
        if (!known) {
            var given = GIVEN.equals(event.type());
            record(event, customer, ConsentFacts.read(event.data()), given, event.occurredAt());
        }
        return true;
    }

    /**
     * Sources repeat a registration whenever a name changes, and with it a consent that may have been withdrawn long
     * since: one without a time of its own counts only while nothing has been said about its topic.
     */
    private boolean agreedAtRegistration(BusinessEvent event, CustomerId customer) {
        var agreed = event.data().path(AT_REGISTRATION);
        for (var each : agreed) {
            var facts = ConsentFacts.read(each);
            if (facts.at() != null) {
                record(event, customer, facts, true, facts.at());
            } else if (rows.standing(customer, facts.topic()).isEmpty()) {
                record(event, customer, facts, true, event.occurredAt());
            }
        }
        return !agreed.isEmpty();
    }

    private void record(BusinessEvent event, CustomerId customer, ConsentFacts facts, boolean given, Instant at) {
        consents.record(new ConsentStatement(
                customer,
                facts.topic(),
                given,
                at,
                event.history() ? ConsentSource.IMPORT : ConsentSource.EVENT,
                facts.said() == null ? event.source() : facts.said(),
                facts.wording(),
                facts.locale(),
                Cause.event(event)));
    }
}
