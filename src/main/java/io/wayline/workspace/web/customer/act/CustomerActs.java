package io.wayline.workspace.web.customer.act;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Booking;
import io.wayline.callback.CallTimes;
import io.wayline.callback.SlotRefused;
import io.wayline.callback.day.UnplacedCalls;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.journey.byhand.ByHand;
import io.wayline.journey.byhand.CallWish;
import io.wayline.journey.byhand.HandWork;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** Starts things for a customer whom somebody sees; the customer's row is held, so that nobody is merged away meanwhile. */
@Component
class CustomerActs {

    private final VisibleCustomers visible;
    private final Customers customers;
    private final ByHand byHand;
    private final CallTimes times;
    private final UnplacedCalls unplaced;

    CustomerActs(
            VisibleCustomers visible, Customers customers, ByHand byHand, CallTimes times, UnplacedCalls unplaced) {
        this.visible = visible;
        this.customers = customers;
        this.byHand = byHand;
        this.times = times;
        this.unplaced = unplaced;
    }

    /** @throws NotFound when there is no such customer, or not for this viewer */
    @Transactional
    public String give(CustomerRef ref, HandWork work, Viewer viewer, String key) {
        return byHand.give(work, held(ref, viewer).id(), viewer.cause(), key);
    }

    /**
     * Asks for a call.
     *
     * @param within by when, where no time is named
     * @param at the time that was agreed, or null; a time within a place is meant as that place
     * @throws NotFound when there is no such customer, or not for this viewer
     * @throws InvalidValue of {@code phone} when nobody knows a number, of {@code consent} when they may not be called
     * @throws SlotRefused naming why the call cannot be then, and the next free times
     */
    @Transactional
    public String call(CustomerRef ref, HandWork work, String within, @Nullable Instant at, Viewer viewer, String key) {
        var customer = held(ref, viewer).id();
        var begun = byHand.begun(viewer.cause(), key);
        return begun.isPresent() ? begun.get() : begin(customer, work, within, at, CallWish.SERVICE, viewer, key);
    }

    /**
     * The same for a call that no journey could book: it is dealt with by this, and asks the consent that it asked then.
     *
     * @param unplaced its ref
     * @throws NotFound also when the call is not theirs to see, or another customer's
     * @throws InvalidValue also of {@code unplaced} when somebody has dealt with it meanwhile
     */
    @Transactional
    public String place(
            CustomerRef ref,
            String unplaced,
            HandWork work,
            String within,
            @Nullable Instant at,
            Person by,
            Viewer viewer,
            String key) {
        var customer = held(ref, viewer).id();
        var begun = byHand.begun(viewer.cause(), key);
        if (begun.isPresent()) {
            return begun.get();
        }
        var call = this.unplaced.lock(unplaced, by);
        if (!call.customer().equals(customer)) {
            throw new NotFound("call");
        }
        var way = begin(customer, work, within, at, call.purpose(), viewer, key);
        this.unplaced.settle(unplaced, by);
        return way;
    }

    private String begin(
            CustomerId customer,
            HandWork work,
            String within,
            @Nullable Instant at,
            String purpose,
            Viewer viewer,
            String key) {
        switch (times.hindrance(customer, purpose).orElse(Booking.None.NO_SLOT)) {
            case NO_PHONE ->
                throw new InvalidValue("phone", "is not known", "enter the number with the customer first");
            case NO_CONSENT ->
                throw new InvalidValue(
                        "consent", "does not allow this call", "ask the customer, and record what they say");
            default -> {
                // they may be called
            }
        }
        var begins = at == null ? null : times.place(customer, work.queue(), at);
        return byHand.call(work, new CallWish(within, begins, purpose), customer, viewer.cause(), key);
    }

    /** @throws NotFound when there is no such customer, or not for this viewer */
    @Transactional
    public String start(CustomerRef ref, String journey, Viewer viewer, String key) {
        return byHand.start(journey, held(ref, viewer).id(), viewer.cause(), key);
    }

    /** @throws NotFound when there is no such customer, or not for this viewer: before anything else is judged */
    Customer seen(CustomerRef ref, Viewer viewer) {
        return visible.get(ref, viewer).customer();
    }

    private Customer held(CustomerRef ref, Viewer viewer) {
        return customers.lock(seen(ref, viewer).id());
    }
}
