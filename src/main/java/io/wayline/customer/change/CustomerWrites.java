package io.wayline.customer.change;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.Profile;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidFields;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Refusal.Finding;
import io.wayline.timeline.Cause;

/**
 * Changes customers as people and other systems ask. What changed is on the timeline, without values; saying the same
 * again changes nothing. None of it raises an event, so no journey begins: a source that wants one sends
 * {@code customer.registered}.
 */
@Component
public class CustomerWrites {

    private final Customers customers;
    private final VisibleCustomers visible;
    private final CustomerRecords records;
    private final CustomerTags tags;
    private final CustomerOwners owners;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CustomerWrites(
            Customers customers,
            VisibleCustomers visible,
            CustomerRecords records,
            CustomerTags tags,
            CustomerOwners owners,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.visible = visible;
        this.records = records;
        this.tags = tags;
        this.owners = owners;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param created whether the customer was not known before */
    public record Written(Customer customer, boolean created) {}

    /**
     * Makes the customer so, and known if need be.
     *
     * @throws CustomerMoved when the customer is not as {@code seen} says
     * @throws InvalidFields when the owner is nobody who looks after customers
     */
    public Written put(CustomerRef ref, CustomerEdit edit, SeenVersion seen, Viewer by, Cause cause) {
        plausible(edit);
        try {
            return inTransaction(() -> putOnce(ref, edit, seen, by, cause));
        } catch (DuplicateKeyException madeKnownMeanwhile) {
            return inTransaction(() -> putOnce(ref, edit, seen, by, cause));
        }
    }

    /**
     * Changes a customer whom the caller sees.
     *
     * @throws io.wayline.shared.NotFound when the caller sees no such customer
     * @throws CustomerMoved as {@link #put}
     * @throws InvalidFields as {@link #put}
     * @throws OwnerBySupervisors when the caller may not hand customers over
     */
    public Customer change(CustomerRef ref, CustomerEdit edit, SeenVersion seen, Viewer by, Cause cause) {
        plausible(edit);
        return inTransaction(
                () -> change(customers.lock(visible.get(ref, by).customer().id()), edit, seen, by, cause));
    }

    /** Adds a tag to a customer whom the caller sees; one that is there stays. */
    public void tag(CustomerRef ref, String tag, Viewer by, Cause cause) {
        var checked = CustomerTags.checked(tag);
        retag(ref, by, cause, has -> has.add(checked));
    }

    /** Takes a tag away from a customer whom the caller sees; one that is not there is none to take away. */
    public void untag(CustomerRef ref, String tag, Viewer by, Cause cause) {
        retag(ref, by, cause, has -> has.remove(tag));
    }

    private void retag(CustomerRef ref, Viewer by, Cause cause, Consumer<SortedSet<String>> change) {
        inTransaction(() -> {
            var locked = customers.lock(visible.get(ref, by).customer().id());
            var wanted = tags.of(locked.id());
            change.accept(wanted);
            return tags.replace(locked.id(), wanted, cause) ? records.touch(locked) : locked;
        });
    }

    /** Checked for the newly said only: what was kept before stays until somebody says otherwise. */
    private void plausible(CustomerEdit edit) {
        var born = edit.birthday().value();
        if (born != null) {
            try {
                Profile.plausible(born, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            } catch (InvalidValue never) {
                throw new InvalidFields(never.findings());
            }
        }
    }

    private Written putOnce(CustomerRef ref, CustomerEdit edit, SeenVersion seen, Viewer by, Cause cause) {
        var known = customers.find(ref);
        if (known.isPresent()) {
            return new Written(change(customers.lock(known.get().id()), edit, seen, by, cause), false);
        }
        if (!seen.matchesNobody()) {
            throw new CustomerMoved(-1);
        }
        var made = records.insert(ref, edit.profile(), clock.instant(), cause.ref(), cause);
        return new Written(change(made, edit, SeenVersion.ANY, by, cause), true);
    }

    private Customer change(Customer locked, CustomerEdit edit, SeenVersion seen, Viewer by, Cause cause) {
        if (!seen.matches(locked.version())) {
            throw new CustomerMoved(locked.version());
        }
        var written = records.update(locked, edit.over(locked), cause);
        if (edit.owner().aloud()) {
            written = hand(written, edit, by, cause);
        }
        var wanted = edit.tags().value();
        if (edit.tags().aloud() && tags.replace(locked.id(), wanted == null ? new TreeSet<>() : wanted, cause)) {
            written = records.touch(written);
        }
        return written;
    }

    private Customer hand(Customer customer, CustomerEdit edit, Viewer by, Cause cause) {
        var owner = edit.owner().value();
        if (Objects.equals(owner, customer.owner())) {
            return customer;
        }
        if (!by.hands()) {
            throw new OwnerBySupervisors();
        }
        if (owner != null && !owners.mayOwn(owner)) {
            throw new InvalidFields(List.of(new Finding(
                    "owner", "is nobody who looks after customers: send the account name of an agent or supervisor")));
        }
        return records.hand(customer, owner, cause);
    }

    private <T> T inTransaction(Supplier<T> work) {
        var result = transaction.execute(status -> work.get());
        return Objects.requireNonNull(result);
    }
}
