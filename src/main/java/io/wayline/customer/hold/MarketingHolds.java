package io.wayline.customer.hold;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/** What keeps marketing away from customers. One customer may have several holds; each is lifted by its own reference. */
@Component
public class MarketingHolds {

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Timeline timeline;
    private final Clock clock;
    private final ApplicationEventPublisher signals;

    MarketingHolds(
            JdbcClient jdbc, Customers customers, Timeline timeline, Clock clock, ApplicationEventPublisher signals) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.timeline = timeline;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * Places a hold, in the caller's transaction or one of its own. One that stands already under this reference stays
     * as it is; with a new one goes {@link HoldPlaced}.
     *
     * @param reason a stable word of lower-case letters and dashes, 1 to 60 characters
     * @param reference 1 to 200 characters
     * @return true when it was placed now
     * @throws NotFound when there is no such customer
     */
    @Transactional
    public boolean place(CustomerId customer, String reason, String reference, Cause cause) {
        if (!reason.matches("[a-z][a-z-]{0,59}") || reference.isBlank() || reference.length() > 200) {
            throw new IllegalArgumentException(
                    "A hold has a word for its reason and a reference of 1 to 200 characters");
        }
        var locked = customers.lock(customer).id();
        var placed = jdbc.sql("""
                        insert into marketing_hold (customer_id, reason, reference, placed_at)
                        select :customer, :reason, :reference, cast(:now as timestamp(6) with time zone)
                        where not exists (select 1 from marketing_hold
                            where customer_id = :customer and reference = :reference and lifted_at is null)""")
                .param("customer", locked.value())
                .param("reason", reason)
                .param("reference", reference)
                .param("now", now())
                .update();
        if (placed > 0) {
            tell(locked, "hold-placed", reason, reference, cause);
            signals.publishEvent(new HoldPlaced(locked));
        }
        return placed > 0;
    }

    /**
     * Lifts the hold under a reference, in the caller's transaction or one of its own; others stay. With the last one
     * goes {@link HoldLifted}.
     *
     * @return false when none stood
     * @throws NotFound when there is no such customer
     */
    @Transactional
    public boolean lift(CustomerId customer, String reference, Cause cause) {
        var locked = customers.lock(customer).id();
        var reason = jdbc.sql("""
                        select reason from marketing_hold
                        where customer_id = ? and reference = ? and lifted_at is null""")
                .params(locked.value(), reference)
                .query(String.class)
                .optional();
        reason.ifPresent(known -> {
            jdbc.sql("""
                            update marketing_hold set lifted_at = ?
                            where customer_id = ? and reference = ? and lifted_at is null""").params(now(), locked.value(), reference).update();
            tell(locked, "hold-lifted", known, reference, cause);
            if (of(locked).isEmpty()) {
                signals.publishEvent(new HoldLifted(locked));
            }
        });
        return reason.isPresent();
    }

    /** The holds that stand, the oldest first. */
    public List<MarketingHold> of(CustomerId customer) {
        return jdbc.sql("""
                        select reason, reference, placed_at from marketing_hold
                        where customer_id = ? and lifted_at is null order by placed_at, id""")
                .param(customer.value())
                .query((row, number) -> new MarketingHold(
                        row.getString("reason"), row.getString("reference"), RowTime.read(row, "placed_at")))
                .list();
    }

    private void tell(CustomerId customer, String kind, String reason, String reference, Cause cause) {
        timeline.add(new Entry(
                customer,
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.of("hold", reason, "reference", reference),
                cause));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
