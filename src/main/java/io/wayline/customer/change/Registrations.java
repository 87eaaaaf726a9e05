package io.wayline.customer.change;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Customers customers;
    private final CustomerRecords records;
    private final Owners owners;

    Registrations(JdbcClient jdbc, Customers customers, CustomerRecords records, Owners owners) {
        this.jdbc = jdbc;
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
        var known = jdbc.sql("select id from customer where ref = ?")
                .param(event.subject().value())
                .query(String.class)
                .optional()
                .map(CustomerId::new);
        if (!REGISTERED.equals(event.type())) {
            return known;
        }
        var profile = Profile.read(event.data());
        var cause = Cause.event(event.id());
        if (known.isPresent()) {
            var customer = customers.hold(known.get());
            handOver(records.update(customer, profile.over(customer), cause), event, cause);
            return known;
        }
        var made = records.insert(event.subject(), profile, event.occurredAt(), event.source(), cause);
        handOver(made, event, cause);
        return Optional.of(made.id());
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
