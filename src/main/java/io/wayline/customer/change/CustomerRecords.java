package io.wayline.customer.change;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.Profile;
import io.wayline.customer.duplicate.DuplicateSearch;
import io.wayline.customer.duplicate.DuplicateSearch.Reached;
import io.wayline.customer.search.SearchKeys;
import io.wayline.events.EventInbox;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** Writes one customer: the row, the words they are found by, and what the timeline tells, in the caller's transaction. */
@Component
public class CustomerRecords {

    private final JdbcClient jdbc;
    private final SearchKeys keys;
    private final DuplicateSearch duplicates;
    private final Timeline timeline;
    private final Clock clock;
    /** The inbox knows its handlers, some of which write customers: it is asked for when it is needed. */
    private final ObjectProvider<EventInbox> inbox;

    CustomerRecords(
            JdbcClient jdbc,
            SearchKeys keys,
            DuplicateSearch duplicates,
            Timeline timeline,
            Clock clock,
            ObjectProvider<EventInbox> inbox) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.duplicates = duplicates;
        this.timeline = timeline;
        this.clock = clock;
        this.inbox = inbox;
    }

    /**
     * Makes somebody known, as PROSPECT, and lets events go on that waited for them.
     *
     * @param since when they came to us
     * @param source who told us
     * @throws org.springframework.dao.DuplicateKeyException when somebody else makes the same ref known at this moment
     */
    Customer insert(CustomerRef ref, Profile profile, Instant since, String source, Cause cause) {
        var customer = profile.over(new Customer(
                new CustomerId(UUID.randomUUID().toString()),
                ref,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                since,
                0));
        jdbc.sql("""
                        insert into customer (id, ref, name, email, email_key, phone, phone_extension, locale, zone,
                            birthday, lifecycle, since, changed_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(
                        customer.id().value(),
                        ref.value(),
                        customer.name(),
                        text(customer.email()),
                        customer.emailKey(),
                        text(customer.phone()),
                        customer.phoneExtension(),
                        CustomerChanges.languageTag(customer),
                        text(customer.zone()),
                        customer.birthday(),
                        Lifecycle.PROSPECT.name(),
                        since.atOffset(ZoneOffset.UTC),
                        now())
                .update();
        keys.add(List.of(customer));
        duplicates.note(List.of(Reached.of(customer)));
        timeline.add(
                new Entry(customer.id(), since, "registered", Entry.Direction.IN, Map.of("source", source), cause));
        inbox.getObject().customerKnown(ref);
        return customer;
    }

    /**
     * Writes who a customer is now and says on the timeline which fields changed, never what they say; nothing when
     * none did.
     *
     * @param before as read with {@link io.wayline.customer.Customers#lock}
     * @return the customer as kept, with their new version
     */
    public Customer update(Customer before, Customer after, Cause cause) {
        var changed = changed(before, after);
        if (changed.isEmpty()) {
            return before;
        }
        jdbc.sql("""
                        update customer set name = ?, email = ?, email_key = ?, phone = ?, phone_extension = ?,
                            locale = ?, zone = ?,
                            birthday = cast(? as date), changed_at = ?, version = version + 1 where id = ?""")
                .params(
                        after.name(),
                        text(after.email()),
                        after.emailKey(),
                        text(after.phone()),
                        after.phoneExtension(),
                        CustomerChanges.languageTag(after),
                        text(after.zone()),
                        after.birthday(),
                        now(),
                        after.id().value())
                .update();
        keys.replace(List.of(after));
        duplicates.note(List.of(Reached.of(after)));
        tell(before.id(), "profile-changed", Map.of("fields", String.join(",", changed)), cause);
        return after.ofVersion(before.version() + 1);
    }

    /** Puts a customer into the care of an account, or of nobody. */
    public Customer hand(Customer customer, @Nullable String owner, Cause cause) {
        if (Objects.equals(customer.owner(), owner)) {
            return customer;
        }
        jdbc.sql("update customer set owner = ?, changed_at = ?, version = version + 1 where id = ?")
                .params(owner, now(), customer.id().value())
                .update();
        if (owner == null) {
            tell(customer.id(), "owner-released", Map.of(), cause);
        } else {
            tell(customer.id(), "owner-changed", Map.of("owner", owner), cause);
        }
        return customer.ownedBy(owner).ofVersion(customer.version() + 1);
    }

    /** Counts a change that is kept in another table. */
    public Customer touch(Customer customer) {
        jdbc.sql("update customer set changed_at = ?, version = version + 1 where id = ?")
                .params(now(), customer.id().value())
                .update();
        return customer.ofVersion(customer.version() + 1);
    }

    private void tell(CustomerId id, String kind, Map<String, String> facts, Cause cause) {
        timeline.add(new Entry(id, clock.instant(), kind, Entry.Direction.INSIDE, facts, cause));
    }

    private static List<String> changed(Customer before, Customer after) {
        return Stream.of(
                        Map.entry("name", Objects.equals(before.name(), after.name())),
                        Map.entry("email", Objects.equals(before.email(), after.email())),
                        Map.entry("phone", Objects.equals(before.phone(), after.phone())),
                        Map.entry("locale", Objects.equals(before.locale(), after.locale())),
                        Map.entry("zone", Objects.equals(before.zone(), after.zone())),
                        Map.entry("birthday", Objects.equals(before.birthday(), after.birthday())))
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
