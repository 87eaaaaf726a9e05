package io.wayline.customer.change;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Profile;
import io.wayline.events.CustomerResolver;
import io.wayline.events.EventHandler;
import io.wayline.events.NewEvent;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.timeline.Cause;

/** Makes customers known when they register, and tells the correlator whom an event is about. */
@Component
@Order(100)
class Registrations implements CustomerResolver, EventHandler {

    private static final String REGISTERED = "customer.registered";

    private final Customers customers;
    private final CustomerRecords records;
    private final CustomerOwners owners;

    Registrations(Customers customers, CustomerRecords records, CustomerOwners owners) {
        this.customers = customers;
        this.records = records;
        this.owners = owners;
    }

    @Override
    public void check(NewEvent event) {
        if (REGISTERED.equals(event.type())) {
            Profile.read(event.data());
        }
    }

    @Override
    public Optional<CustomerId> resolve(BusinessEvent event) {
        var known = customers.find(event.subject()).map(Customer::id);
        if (!REGISTERED.equals(event.type())) {
            return known;
        }
        var profile = Profile.read(event.data());
        var cause = Cause.event(event.id());
        if (known.isPresent()) {
            retell(customers.hold(known.get()), profile, event, cause);
            return known;
        }
        var made = records.insert(event.subject(), profile, event.occurredAt(), event.source(), cause);
        handOver(made, event, cause);
        return Optional.of(made.id());
    }

    /** What an old ref of a merged customer tells fills gaps only: a person has chosen between the two before. */
    private void retell(Customer customer, Profile profile, BusinessEvent event, Cause cause) {
        if (customer.ref().equals(event.subject())) {
            handOver(records.update(customer, profile.over(customer), cause), event, cause);
        } else {
            records.update(customer, profile.fillingGaps(customer).over(customer), cause);
        }
    }

    /** A source may know who looks after a customer, but not who works here today. */
    private void handOver(Customer customer, BusinessEvent event, Cause cause) {
        var owner = event.data().path("owner");
        if (owner.isString() && owners.mayOwn(owner.asString())) {
            records.hand(customer, owner.asString(), cause);
        }
    }

    @Override
    public boolean handle(BusinessEvent event, CustomerId customer) {
        return REGISTERED.equals(event.type());
    }
}
