package io.wayline.benefit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.benefit.Benefit.LedgerEntry;
import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.timeline.Entry;

/** What customers were given, and the verb that gives it. */
@Component
public class Benefits {

    /** How what a mail may say of a benefit is called, before the dot. */
    public static final String FACTS = "benefit";

    private final BenefitRows rows;
    private final Ledger ledger;
    private final Customers customers;
    private final BenefitStory story;
    private final Clock clock;
    private final ZoneId zone;

    Benefits(BenefitRows rows, Ledger ledger, Customers customers, BenefitStory story, Clock clock, ZoneId zone) {
        this.rows = rows;
        this.ledger = ledger;
        this.customers = customers;
        this.story = story;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Gives a customer something, in the caller's transaction or one of its own. Under the same {@code oncePer} they
     * have it already, and nothing changes.
     *
     * @return the benefit's ref, the same for every repeat
     * @throws NotFound when there is no such customer
     */
    @Transactional
    public String grant(Grant grant) {
        // whoever repeats it at this very moment waits here and finds it
        var customer = customers.lock(grant.customer()).id();
        return rows.refUnder(customer, grant.oncePer()).orElseGet(() -> give(customer, grant));
    }

    private String give(CustomerId customer, Grant grant) {
        var now = clock.instant();
        var made = rows.insert(customer, grant, now, end(grant.validFor(), now));
        ledger.note(made.id(), LedgerEntry.granted(now, grant.worth().points()), grant.cause());
        story.tell(customer, "granted", grant.worth(), Entry.Direction.OUT, Map.of(), grant.cause());
        return made.ref();
    }

    /** What a customer was given under this ref; empty when it is somebody else's or nobody's. */
    public Optional<Benefit> find(CustomerId customer, String ref) {
        return rows.find(customer, ref).map(kept -> kept.told(List.of(), clock.instant()));
    }

    /** What a customer was given, with what became of it, the newest first. */
    public List<Benefit> of(CustomerId customer, int limit) {
        var kept = rows.of(customer, limit);
        var entries = ledger.of(kept.stream().map(BenefitRow::id).toList());
        var now = clock.instant();
        return kept.stream()
                .map(each -> each.told(entries.getOrDefault(each.id(), List.of()), now))
                .toList();
    }

    /** The points that a customer can use now. */
    public long balance(CustomerId customer) {
        return rows.balance(customer, clock.instant());
    }

    /** The last day counts to its end, wherever the clock stood when it was given. */
    private @Nullable Instant end(@Nullable Period validFor, Instant now) {
        return validFor == null
                ? null
                : LocalDate.ofInstant(now, zone)
                        .plus(validFor)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
    }
}
