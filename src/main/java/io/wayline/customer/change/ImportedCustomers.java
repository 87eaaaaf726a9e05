package io.wayline.customer.change;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerRow;
import io.wayline.customer.Customers;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.Profile;
import io.wayline.customer.consent.ImportedConsents;
import io.wayline.customer.consent.ImportedConsents.Told;
import io.wayline.customer.duplicate.DuplicateSearch;
import io.wayline.customer.search.SearchKeys;
import io.wayline.events.UnknownCustomers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.SqlRows;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * Makes many customers known at once, from a list of another system. Nobody is written to and no journey begins: the
 * list tells what was. Each customer is told apart by ref alone, so the same list a second time changes nothing; who may
 * be the same person under another ref is noted in {@link io.wayline.customer.duplicate.Duplicates}.
 */
@Component
public class ImportedCustomers {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Timeline timeline;
    private final UnknownCustomers unknown;
    private final CustomerChanges changes;
    private final DuplicateSearch duplicates;
    private final SearchKeys keys;
    private final ImportedConsents consents;
    private final Clock clock;

    ImportedCustomers(
            JdbcClient jdbc,
            Customers customers,
            Timeline timeline,
            UnknownCustomers unknown,
            CustomerChanges changes,
            DuplicateSearch duplicates,
            SearchKeys keys,
            ImportedConsents consents,
            Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.timeline = timeline;
        this.unknown = unknown;
        this.changes = changes;
        this.duplicates = duplicates;
        this.keys = keys;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * One line of the list.
     *
     * @param since when they came to us; null means now. It counts for those who become known only.
     * @param consents what they agreed to and refused
     */
    public record Listed(
            CustomerRef ref, Profile profile, @Nullable Instant since, List<Told> consents) {}

    /** What a line did. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * Takes the lines in their order, in the caller's transaction, with a number of statements that does not grow with
     * theirs. What a line leaves out stays as it was.
     *
     * @param origin where the list came from, for the timeline: an id and no name
     * @return what each did
     * @throws org.springframework.dao.DataAccessException when somebody else changes one of them at this moment; the
     *     caller's transaction is lost then, and trying again helps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome> take(List<Listed> lines, String origin) {
        var merged = customers.keptInsteadOf(lines.stream().map(Listed::ref).collect(Collectors.toSet()));
        var known = known(Stream.concat(lines.stream().map(Listed::ref), merged.values().stream()));
        var outcomes = new ArrayList<Outcome>(lines.size());
        var whose = new ArrayList<CustomerId>(lines.size());
        var agreed = new LinkedHashMap<CustomerId, List<Told>>();
        var made = new LinkedHashMap<CustomerRef, Customer>();
        var changed = new LinkedHashMap<CustomerRef, Customer>();
        for (var line : lines) {
            var ref = merged.getOrDefault(line.ref(), line.ref());
            var before = made.containsKey(ref) ? made.get(ref) : changed.getOrDefault(ref, known.get(ref));
            var newcomer = before == null ? newcomer(line) : null;
            var id = newcomer == null ? before.id() : newcomer.id();
            whose.add(id);
            if (!line.consents().isEmpty()) {
                agreed.merge(id, line.consents(), ImportedCustomers::together);
            }
            if (newcomer != null) {
                made.put(ref, newcomer);
                outcomes.add(Outcome.CREATED);
                continue;
            }
            // a person has chosen between the two who were merged: what the old ref tells fills gaps only
            var told = ref.equals(line.ref()) ? line.profile() : line.profile().fillingGaps(before);
            var after = told.over(before);
            if (!after.equals(before)) {
                (made.containsKey(ref) ? made : changed).put(ref, after);
            }
            outcomes.add(after.equals(before) ? Outcome.UNCHANGED : Outcome.CHANGED);
        }
        insert(List.copyOf(made.values()), Cause.system(origin));
        changes.write(List.copyOf(changed.values()));
        duplicates.note(Stream.concat(made.values().stream(), changed.values().stream())
                .map(DuplicateSearch.Reached::of)
                .toList());
        var told = consents.take(agreed, origin);
        for (var line = 0; line < outcomes.size(); line++) {
            if (outcomes.get(line) == Outcome.UNCHANGED && told.contains(whose.get(line))) {
                outcomes.set(line, Outcome.CHANGED);
            }
        }
        return outcomes;
    }

    /** Lets waiting events go on whose customers have become known; to be called when a list has been taken. */
    public void matchWaitingEvents() {
        unknown.matchAll(refs -> jdbc.sql("select ref from customer where ref = any(?)")
                .param(1, refs.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Those of these refs who are known, by the ref that was asked for. */
    public Map<CustomerRef, Customer> known(Collection<CustomerRef> refs) {
        var merged = customers.keptInsteadOf(refs);
        var known = known(Stream.concat(refs.stream(), merged.values().stream()));
        merged.forEach((ref, kept) -> {
            var customer = known.get(kept);
            if (customer != null) {
                known.putIfAbsent(ref, customer);
            }
        });
        return known;
    }

    /** The refs of those who have these mail addresses, as {@link io.wayline.shared.MailAddress#key} writes them. */
    public Map<String, List<CustomerRef>> withAddress(Collection<String> keys) {
        var refs = new HashMap<String, List<CustomerRef>>();
        jdbc.sql("select email_key, ref from customer where email_key = any(?) order by ref")
                .param(1, keys.toArray(String[]::new))
                .query(row -> {
                    refs.computeIfAbsent(row.getString("email_key"), first -> new ArrayList<>())
                            .add(new CustomerRef(row.getString("ref")));
                });
        return refs;
    }

    private Map<CustomerRef, Customer> known(Stream<CustomerRef> refs) {
        return jdbc
                .sql("select * from customer where ref = any(?)")
                .param(1, refs.map(CustomerRef::value).distinct().toArray(String[]::new))
                .query(CustomerRow::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::ref, customer -> customer));
    }

    private static List<Told> together(List<Told> one, List<Told> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private Customer newcomer(Listed line) {
        var profile = line.profile();
        var since = line.since() == null ? clock.instant() : line.since();
        return new Customer(
                new CustomerId(UUID.randomUUID().toString()),
                line.ref(),
                profile.name(),
                profile.email(),
                profile.phone(),
                profile.locale(),
                profile.zone(),
                profile.birthday(),
                null,
                Lifecycle.PROSPECT,
                since.truncatedTo(ChronoUnit.MICROS),
                0);
    }

    private void insert(List<Customer> newcomers, Cause cause) {
        if (newcomers.isEmpty()) {
            return;
        }
        var rows = new SqlRows<>(newcomers);
        jdbc.sql("""
                        insert into customer (id, ref, name, email, email_key, phone, phone_extension, locale, zone,
                            birthday, lifecycle, since, changed_at, version)
                        select r.id, r.ref, r.name, r.email, r.email_key, r.phone, r.phone_extension, r.locale, r.zone,
                            cast(r.birthday as date), r.lifecycle, cast(r.since as timestamp(6) with time zone), ?, 0
                        from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
                            cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
                            as r (id, ref, name, email, email_key, phone, phone_extension, locale, zone, birthday, lifecycle, since)""")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        rows.column(Customer::id),
                        rows.column(Customer::ref),
                        rows.column(Customer::name),
                        rows.column(Customer::email),
                        rows.column(Customer::emailKey),
                        rows.column(Customer::phone),
                        rows.column(Customer::phoneExtension),
                        rows.column(CustomerChanges::languageTag),
                        rows.column(Customer::zone),
                        rows.column(Customer::birthday),
                        rows.column(Customer::lifecycle),
                        rows.column(Customer::since))
                .update();
        keys.add(newcomers);
        timeline.addAll(newcomers.stream()
                .map(customer -> new Entry(
                        customer.id(),
                        customer.since(),
                        "registered",
                        Entry.Direction.IN,
                        Map.of("source", cause.ref()),
                        cause))
                .toList());
        unknown.known(newcomers.stream().map(customer -> customer.ref().value()).toList());
    }
}
