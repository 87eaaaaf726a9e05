package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.OpeningHours;

/** Whether and when a queue could call a customer, for whoever asks for a call; nothing is booked. */
@Component
public class CallTimes {

    private final FreeSlots slots;
    private final Callbacks callbacks;
    private final Customers customers;
    private final OpeningHours openingHours;
    private final Clock clock;

    CallTimes(FreeSlots slots, Callbacks callbacks, Customers customers, OpeningHours openingHours, Clock clock) {
        this.slots = slots;
        this.callbacks = callbacks;
        this.customers = customers;
        this.openingHours = openingHours;
        this.clock = clock;
    }

    /**
     * When the place begins in which that time lies; it stays free until the caller's transaction ends, which holds the
     * customer's row already.
     *
     * @throws SlotRefused naming why the call cannot be then, and the next free times
     * @throws InvalidValue when there is no such queue
     */
    @Transactional
    public Instant place(CustomerId customer, String queue, Instant at) {
        var hours = openingHours
                .lock(queue)
                .orElseThrow(() -> new InvalidValue("queue", "is not one of ours", "choose one from the list"));
        var begins = FreeSlots.beginning(hours, at);
        slots.refuse(customers.get(customer), hours, begins, null);
        return begins;
    }

    /** The next times at which that queue could call them; none where there is no such queue. */
    @Transactional(readOnly = true)
    public List<Instant> free(CustomerId customer, String queue, int most) {
        return openingHours
                .of(queue)
                .map(hours -> slots.next(customers.get(customer), hours, clock.instant(), most, null))
                .orElse(List.of());
    }

    /**
     * Why nobody may call them, or nothing.
     *
     * @param purpose marketing, which needs consent, or service, which needs that they did not object
     */
    @Transactional(readOnly = true)
    public Optional<Booking.None> hindrance(CustomerId customer, String purpose) {
        return callbacks.unreachable(customers.get(customer), ConsentTopic.known(purpose, ConsentTopic.PHONE));
    }
}
