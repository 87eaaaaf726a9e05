package io.wayline.callback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback.State;
import io.wayline.customer.Customers;
import io.wayline.shared.NotFound;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.QueueHours;
import io.wayline.timeline.Cause;

/**
 * What people do with booked calls. Whoever acts names the version that they saw; the journey hears of it as of any
 * event.
 */
@Component
public class CallbackMoves {

    private static final Logger log = LoggerFactory.getLogger(CallbackMoves.class);

    private final CallbackRows rows;
    private final CallbackScope scope;
    private final FreeSlots slots;
    private final Callbacks callbacks;
    private final CallbackEvents events;
    private final Customers customers;
    private final OpeningHours openingHours;

    CallbackMoves(
            CallbackRows rows,
            CallbackScope scope,
            FreeSlots slots,
            Callbacks callbacks,
            CallbackEvents events,
            Customers customers,
            OpeningHours openingHours) {
        this.rows = rows;
        this.scope = scope;
        this.slots = slots;
        this.callbacks = callbacks;
        this.events = events;
        this.customers = customers;
        this.openingHours = openingHours;
    }

    /**
     * A time at which a queue can make a call.
     *
     * @param fault the code of the refusal that says why this call cannot be then; null when it can
     */
    public record Place(
            Instant start, Instant end, @Nullable String fault) {}

    /**
     * Moves a call to another place of its queue. To where it is already, nothing changes.
     *
     * @param at when the place begins
     * @throws NotFound when there is no such call, or not for this person
     * @throws NotYourQueue when they see it and may not move it
     * @throws CallbackOver when it is not booked any more
     * @throws CallbackChanged when it has another version
     * @throws SlotRefused naming why it cannot be then, and the next free times
     */
    @Transactional
    public Callback reschedule(String ref, Instant at, int version, Person by) {
        var seen = rows.find(ref).orElseThrow(() -> new NotFound("callback"));
        scope.moves(by, seen);
        // in the order in which a booking takes them
        var customer = customers.lock(seen.customer());
        var hours = openingHours.lock(seen.queue()).orElseThrow(() -> new NotFound("queue"));
        var callback = locked(ref, version);
        if (callback.startsAt().equals(at)) {
            return callback;
        }
        slots.refuse(customer, hours, at, callback);
        var slot = FreeSlots.slotAt(hours, at).orElseThrow();
        rows.move(ref, slot, callbacks.overdue(hours, slot), by.username());
        var moved = rows.find(ref).orElseThrow();
        events.tell(moved, "rescheduled", Cause.person(by.username()));
        events.raise(moved, "rescheduled", null);
        log.info("Callback {} moved to {} by {}", ref, at, by.username());
        return moved;
    }

    /**
     * Calls a call off; the journey goes on as its diagram says.
     *
     * @throws NotFound when there is no such call, or not for this person
     * @throws NotYourQueue when they see it and may not cancel it
     * @throws CallbackOver when it is not booked any more
     * @throws CallbackChanged when it has another version
     */
    @Transactional
    public Callback cancel(String ref, int version, Person by) {
        scope.moves(by, rows.find(ref).orElseThrow(() -> new NotFound("callback")));
        locked(ref, version);
        rows.finish(ref, State.CANCELLED, null, by.username());
        var cancelled = rows.find(ref).orElseThrow();
        events.tell(cancelled, "cancelled", Cause.person(by.username()));
        events.raise(cancelled, "cancelled", null);
        log.info("Callback {} cancelled by {}", ref, by.username());
        return cancelled;
    }

    /** The next places to which a call could be moved, for whoever looks for one. */
    @Transactional(readOnly = true)
    public List<Instant> free(String ref, Instant from, int most, Person reader) {
        var callback = rows.find(ref).orElseThrow(() -> new NotFound("callback"));
        scope.sees(reader, callback);
        QueueHours hours = openingHours.of(callback.queue()).orElseThrow(() -> new NotFound("queue"));
        return slots.next(customers.get(callback.customer()), hours, from, most, callback);
    }

    /** The places of a day, each with why this call cannot be there; its own counts as free. */
    @Transactional(readOnly = true)
    public List<Place> places(String ref, LocalDate day, Person reader) {
        var callback = rows.find(ref).orElseThrow(() -> new NotFound("callback"));
        scope.sees(reader, callback);
        var hours = openingHours.of(callback.queue()).orElseThrow(() -> new NotFound("queue"));
        return slots.day(customers.get(callback.customer()), hours, day, callback);
    }

    /**
     * Whether the same queue could call the customer again then. A time within a place is meant as that place; nothing
     * is booked.
     *
     * @throws SlotRefused naming why it could not, and the next free times
     */
    @Transactional(readOnly = true)
    public void agreed(String ref, Instant at, Person by) {
        var callback = rows.find(ref).orElseThrow(() -> new NotFound("callback"));
        scope.sees(by, callback);
        var hours = openingHours.of(callback.queue()).orElseThrow(() -> new NotFound("queue"));
        var customer = customers.get(callback.customer());
        slots.refuse(customer, hours, FreeSlots.beginning(hours, at), callback);
    }

    private Callback locked(String ref, int version) {
        var callback = rows.lock(ref).orElseThrow(() -> new NotFound("callback"));
        if (callback.state() != State.BOOKED) {
            throw new CallbackOver(callback.state());
        }
        if (callback.version() != version) {
            throw new CallbackChanged(callback.version());
        }
        return callback;
    }
}
