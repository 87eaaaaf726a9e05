package io.wayline.customer.change;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Introduction;
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
    private final List<Introduction> introductions;
    private final Clock clock;

    Registrations(
            Customers customers,
            CustomerRecords records,
            CustomerOwners owners,
            List<Introduction> introductions,
            Clock clock) {
        this.clock = clock;
        this.customers = customers;
        this.records = records;
        this.owners = owners;
        this.introductions = introductions;
    }

    @Override
    public void check(NewEvent event) {
        if (REGISTERED.equals(event.type())) {
            var born = Profile.read(event.data()).birthday();
            if (born != null) {
                Profile.plausible(born, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
        }
    }

    @Override
    public Optional<CustomerId> resolve(BusinessEvent event) {
        var known = customers.find(event.subject()).map(Customer::id);
        if (!REGISTERED.equals(event.type())) {
            return known.isPresent() ? known : introduced(event);
        }
        var profile = Profile.read(event.data());
        var cause = Cause.event(event);
        if (known.isPresent()) {
            retell(customers.lock(known.get()), profile, event, cause);
            return known;
        }
        var made = records.insert(event.subject(), profile, event.occurredAt(), event.source(), cause);
        handOver(made, event, cause);
        return Optional.of(made.id());
    }

    /** Somebody whom an event of another feature makes known, with what it says of them. */
    private Optional<CustomerId> introduced(BusinessEvent event) {
        return introductions.stream()
                .flatMap(each -> each.introduced(event).stream())
                .findFirst()
                .map(profile -> records.insert(
                                event.subject(), profile, event.occurredAt(), event.source(), Cause.event(event))
                        .id());
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
