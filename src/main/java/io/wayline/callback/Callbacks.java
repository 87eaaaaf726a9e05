package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback.State;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.customer.reach.MarketingReach;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.QueueHours;
import io.wayline.staff.QueueHours.Slot;
import io.wayline.timeline.Cause;

/**
 * Books calls for journeys, and gives their places back. A booking holds the customer and the queue until its
 * transaction ends, so nobody gets a place twice and nobody is called twice at the same time, on any number of nodes.
 */
@Component
public class Callbacks {

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);
    /** The words of a form for a call that nobody answered. */
    private static final Set<String> NOBODY_ANSWERED = Set.of("noAnswer", "busy");

    private final CallbackRows rows;
    private final FreeSlots slots;
    private final CallbackEvents events;
    private final Customers customers;
    private final Consents consents;
    private final MarketingReach reach;
    private final OpeningHours openingHours;
    private final CallSettings settings;
    private final Clock clock;

    Callbacks(
            CallbackRows rows,
            FreeSlots slots,
            CallbackEvents events,
            Customers customers,
            Consents consents,
            MarketingReach reach,
            OpeningHours openingHours,
            CallSettings settings,
            Clock clock) {
        this.rows = rows;
        this.slots = slots;
        this.events = events;
        this.customers = customers;
        this.consents = consents;
        this.reach = reach;
        this.openingHours = openingHours;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Books the first place that fits, in the caller's transaction. Done again for the same passage it gives the same
     * call; what was booked at the same step before is given back.
     *
     * @throws InvalidValue when there is no such queue
     */
    @Transactional
    public Booking book(CallRequest request) {
        var before = rows.ofPassage(request.place().passage());
        if (before.isPresent()) {
            return Booking.of(before.get());
        }
        var customer = customers.lock(request.customer());
        rows.releaseEarlier(request.place());
        var unreachable = unreachable(customer, request.topic());
        if (unreachable.isPresent()) {
            return none(request, unreachable.get());
        }
        var hours = openingHours
                .lock(request.queue())
                .orElseThrow(() -> new InvalidValue(
                        "queue",
                        "is not one of ours: " + request.queue(),
                        "make it in the settings, or name another one in the diagram"));
        return book(request, customer, hours, rows.ofInstance(request.place().instance()));
    }

    private Booking book(CallRequest request, Customer customer, QueueHours hours, List<Callback> before) {
        var timing = request.timing();
        var now = clock.instant();
        var calendar = hours.calendar();
        var earliest = timing.after() == null
                ? now
                : timing.after().after(now, calendar).at();
        var agreed = timing.at();
        var promise = agreed != null
                ? agreed
                : timing.within() == null
                        ? null
                        : timing.within().after(earliest, calendar).at();
        var from = agreed == null ? earliest : FreeSlots.beginning(hours, agreed);
        var wished = wished(timing.preferred(), slots.zone(customer), before);
        var found = slots.search(customer, hours, from, promise, wished, null);
        var slot = found.wanted() != null ? found.wanted() : found.within();
        if (slot != null) {
            return booked(request, customer, hours, slot, false, before);
        }
        if (found.after() != null) {
            return booked(request, customer, hours, found.after(), true, before);
        }
        return none(request, found.incomplete() ? Booking.None.CALENDAR_INCOMPLETE : Booking.None.NO_SLOT);
    }

    /** The journey goes on without the call; people still hear of it. */
    private Booking none(CallRequest request, Booking.None why) {
        rows.unplaced(request, why);
        return Booking.none(why);
    }

    Optional<Booking.None> unreachable(Customer customer, ConsentTopic topic) {
        if (customer.phone() == null) {
            return Optional.of(Booking.None.NO_PHONE);
        }
        var may = topic.equals(ConsentTopic.MARKETING_PHONE)
                ? reach.to(customer).mayCall()
                : consents.may(customer.id(), topic);
        return may ? Optional.empty() : Optional.of(Booking.None.NO_CONSENT);
    }

    private static Predicate<Slot> wished(@Nullable PartOfDay preferred, ZoneId zone, List<Callback> before) {
        if (preferred == null || preferred == PartOfDay.OTHER && before.isEmpty()) {
            return any -> true;
        }
        if (preferred == PartOfDay.OTHER) {
            var last = part(before.get(before.size() - 1).startsAt(), zone);
            return slot -> part(slot.start(), zone) != last;
        }
        return slot -> part(slot.start(), zone) == preferred;
    }

    private static PartOfDay part(Instant moment, ZoneId zone) {
        return PartOfDay.of(moment.atZone(zone).toLocalTime());
    }

    private Booking booked(
            CallRequest request, Customer customer, QueueHours hours, Slot slot, boolean late, List<Callback> before) {
        var unanswered =
                before.stream().filter(call -> call.state() == State.MISSED).count();
        var callback = new Callback(
                UUID.randomUUID().toString(),
                customer.id(),
                request.queue(),
                request.reason(),
                request.place().instance(),
                null,
                State.BOOKED,
                late,
                (int) unanswered + 1,
                slot.start(),
                slot.end(),
                overdue(hours, slot),
                null,
                0,
                null,
                null,
                null);
        rows.insert(callback, request.place());
        events.tell(callback, "booked", request.cause());
        log.info("Callback {} in queue {} booked for {}", callback.ref(), callback.queue(), slot.start());
        return Booking.of(callback);
    }

    Instant overdue(QueueHours hours, Slot slot) {
        return hours.calendar().plus(slot.end(), settings.overdueAfter()).at();
    }

    /**
     * A journey has a task now in which the call is made; in the engine's transaction, as all that follow.
     *
     * @return the account of who took the call before there was a task, or before it was moved
     */
    public Optional<String> taskCameUp(String ref, String task) {
        rows.tie(ref, task);
        return rows.agent(ref);
    }

    /** The task in which a call is made was completed. */
    public void taskCompleted(String task, @Nullable String result) {
        rows.ofTask(task).ifPresent(callback -> {
            var state = result != null && NOBODY_ANSWERED.contains(result) ? State.MISSED : State.DONE;
            if (rows.finish(callback.ref(), state, result, null)) {
                var done = rows.find(callback.ref()).orElseThrow();
                var what = state == State.MISSED ? "missed" : "done";
                events.tell(done, what, Cause.system("callback"));
                events.raise(done, what, result);
            }
        });
    }

    /** The journey went on without the task; the place is free again, unless the call is just being moved. */
    public void taskWithdrawn(String task) {
        rows.releaseTask(task);
    }

    /** The journey has left the part of it in which calls were booked. */
    public void scopeLeft(String instance, String scope) {
        rows.releaseScope(instance, scope);
    }

    /** The journey has ended, in whatever way. */
    public void instanceEnded(String instance) {
        rows.releaseInstance(instance);
    }

    /** The call that is made in this task. */
    public Optional<Callback> ofTask(String task) {
        return rows.ofTask(task);
    }

    /** The call that its journey booked after this one, such as the next try. */
    public Optional<Callback> after(Callback callback) {
        var all = rows.ofInstance(callback.instance());
        return all.stream()
                .dropWhile(each -> !each.ref().equals(callback.ref()))
                .skip(1)
                .findFirst();
    }

    public Optional<Callback> find(String ref) {
        return rows.find(ref);
    }
}
