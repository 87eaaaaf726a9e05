package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

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
    private static final int FREE_NAMED = 3;

    private final CallbackRows rows;
    private final CallbackScope scope;
    private final FreeSlots slots;
    private final Callbacks callbacks;
    private final CallbackEvents events;
    private final Customers customers;
    private final OpeningHours openingHours;
    private final Clock clock;

    CallbackMoves(
            CallbackRows rows,
            CallbackScope scope,
            FreeSlots slots,
            Callbacks callbacks,
            CallbackEvents events,
            Customers customers,
            OpeningHours openingHours,
            Clock clock) {
        this.rows = rows;
        this.scope = scope;
        this.slots = slots;
        this.callbacks = callbacks;
        this.events = events;
        this.customers = customers;
        this.openingHours = openingHours;
        this.clock = clock;
    }

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
        var customer = customers.hold(seen.customer());
        var hours = openingHours.hold(seen.queue()).orElseThrow(() -> new NotFound("queue"));
        var callback = held(ref, version);
        if (callback.startsAt().equals(at)) {
            return callback;
        }
        slots.fault(customer, hours, at, callback).ifPresent(fault -> {
            var from = at.isAfter(clock.instant()) ? at : clock.instant();
            throw new SlotRefused(fault, slots.next(customer, hours, from, FREE_NAMED, callback));
        });
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
        held(ref, version);
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

    private Callback held(String ref, int version) {
        var callback = rows.hold(ref).orElseThrow(() -> new NotFound("callback"));
        if (callback.state() != State.BOOKED) {
            throw new CallbackOver(callback.state());
        }
        if (callback.version() != version) {
            throw new CallbackChanged(callback.version());
        }
        return callback;
    }
}
