package io.wayline.complaint;

import java.util.Optional;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.customer.Introduction;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.Profile;
import io.wayline.events.EventHandler;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/**
 * Keeps what customers complain of and what they say of our answers, before any journey hears of it. Who complains is
 * taken as they are: somebody whom nobody told us of becomes known by it.
 */
@Component
@Order(300)
class ComplaintEvents implements EventHandler, Introduction {

    private static final String RECEIVED = "complaint.received";
    private static final String ACCEPTED = "complaint.accepted";
    private static final String REOPENED = "complaint.reopened";
    private static final String WITHDRAWN = "complaint.withdrawn";
    private static final Set<String> REMARKS = Set.of(ACCEPTED, REOPENED, WITHDRAWN);

    private final Complaints complaints;
    private final Customers customers;
    private final ComplaintWords words;

    ComplaintEvents(Complaints complaints, Customers customers, ComplaintWords words) {
        this.complaints = complaints;
        this.customers = customers;
        this.words = words;
    }

    @Override
    public void check(NewEvent event) {
        if (RECEIVED.equals(event.type())) {
            Received.check(event.data(), words);
        } else if (REMARKS.contains(event.type())) {
            Received.sourceRef(event.data());
            Received.remark(event.data());
        }
    }

    @Override
    public Optional<Profile> introduced(BusinessEvent event) {
        return RECEIVED.equals(event.type())
                ? Optional.of(Received.read(event.data()).contact())
                : Optional.empty();
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return switch (event.type()) {
            case RECEIVED -> received(event, customer);
            case ACCEPTED, REOPENED, WITHDRAWN -> remarked(event, customer);
            default -> false;
        };
    }

    private boolean received(BusinessEvent event, CustomerId customer) {
        complaints.receive(
                customer,
                Received.read(event.data()),
                !isNew(event, customer),
                event.history() ? event.occurredAt() : event.receivedAt(),
                event.history(),
                Cause.event(event));
        return true;
    }

    /** One that we do not know changes nothing; its event can be sent through again when we do. */
    private boolean remarked(BusinessEvent event, CustomerId customer) {
        var known = complaints.find(customer, Received.sourceRef(event.data()));
        known.ifPresent(complaint -> {
            var text = Received.remark(event.data());
            var cause = Cause.event(event);
            switch (event.type()) {
                case ACCEPTED -> complaints.accept(complaint, text, event.receivedAt(), cause);
                case REOPENED -> complaints.reopen(complaint, text, event.receivedAt(), cause);
                default -> complaints.withdraw(complaint, text, event.receivedAt(), cause);
            }
        });
        return known.isPresent();
    }

    /** Whether this very event made the customer known. */
    private boolean isNew(BusinessEvent event, CustomerId customer) {
        var them = customers.get(customer);
        return them.lifecycle() == Lifecycle.PROSPECT && them.since().equals(event.occurredAt());
    }
}
