package io.wayline.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.calendar.PlausibleTime;
import io.wayline.customer.Customer;
import io.wayline.staff.QueueHours;
import io.wayline.staff.QueueHours.Slot;
import io.wayline.staff.pause.QueuePause;
import io.wayline.staff.pause.QueuePauses;

/** Looks for a place in a queue at a time at which the customer may be called. */
@Component
class FreeSlots {

    private static final int FREE_NAMED = 3;

    private final CallbackRows rows;
    private final QueuePauses pauses;
    private final CallSettings settings;
    private final Clock clock;
    private final ZoneId company;

    FreeSlots(CallbackRows rows, QueuePauses pauses, CallSettings settings, Clock clock, ZoneId company) {
        this.rows = rows;
        this.pauses = pauses;
        this.settings = settings;
        this.clock = clock;
        this.company = company;
    }

    /** Why a slot is none for a customer. */
    enum Fault {
        PAST,
        CALENDAR_INCOMPLETE,
        DAY_OFF,
        OUTSIDE_HOURS,
        QUEUE_PAUSED,
        QUIET_HOURS,
        CUSTOMER_BUSY,
        TAKEN
    }

    /**
     * What there is within a promise and after it.
     *
     * @param wanted the first free slot within the promise that is as it was wished
     * @param within the first free slot within the promise
     * @param after the first free slot after it
     * @param incomplete whether the search ended where the holidays of a year are not known
     */
    record Found(
            @Nullable Slot wanted,
            @Nullable Slot within,
            @Nullable Slot after,
            boolean incomplete) {}

    /**
     * Looks for places in order of time, as far as the setting goes.
     *
     * @param from the earliest beginning; none begins in the past
     * @param promise the latest beginning that keeps the promise; null when any does
     * @param except a call that is being moved, whose own place counts as free; or null
     */
    Found search(
            Customer customer,
            QueueHours hours,
            Instant from,
            @Nullable Instant promise,
            Predicate<Slot> wished,
            @Nullable Callback except) {
        var busy = busy(customer, except);
        var now = clock.instant();
        var calendar = hours.calendar();
        var pause = pauses.of(hours.queue());
        @Nullable Slot within = null;
        var first = from.atZone(calendar.zone()).toLocalDate();
        for (var day = first; day.isBefore(first.plusDays(settings.ahead())); day = day.plusDays(1)) {
            @Nullable List<Slot> taken = null;
            for (var slot : hours.slotsOn(day)) {
                if (slot.start().isBefore(now) || slot.start().isBefore(from) || isPaused(slot, pause)) {
                    continue;
                }
                if (!suits(slot, customer, busy)) {
                    continue;
                }
                var late = promise != null && slot.start().isAfter(promise);
                if (late && within != null) {
                    return new Found(null, within, null, false);
                }
                if (!calendar.unknownYears(now, slot.start()).isEmpty()) {
                    return new Found(null, within, null, true);
                }
                taken = taken == null ? takenOn(day, hours, except) : taken;
                if (isFree(slot, hours, taken)) {
                    if (late) {
                        return new Found(null, null, slot, false);
                    }
                    if (wished.test(slot)) {
                        return new Found(slot, slot, null, false);
                    }
                    within = within == null ? slot : within;
                }
            }
        }
        return new Found(null, within, null, false);
    }

    /** Why a call cannot be at that moment; empty when it can. */
    Optional<Fault> fault(Customer customer, QueueHours hours, Instant at, @Nullable Callback moved) {
        if (!PlausibleTime.holds(at)) {
            return Optional.of(at.isAfter(clock.instant()) ? Fault.CALENDAR_INCOMPLETE : Fault.PAST);
        }
        var calendar = hours.calendar();
        var day = at.atZone(calendar.zone()).toLocalDate();
        var slot = slotAt(hours, at);
        var tooEarly = fault(hours, at);
        if (tooEarly.isPresent()) {
            return tooEarly;
        }
        if (!hours.isOpenOn(day)) {
            return Optional.of(Fault.DAY_OFF);
        }
        if (slot.isEmpty()) {
            return Optional.of(Fault.OUTSIDE_HOURS);
        }
        return fault(
                slot.get(),
                customer,
                hours,
                pauses.of(hours.queue()),
                busy(customer, moved),
                takenOn(day, hours, moved));
    }

    /** @throws SlotRefused naming why a call cannot be at that moment, and the next free places */
    void refuse(Customer customer, QueueHours hours, Instant at, @Nullable Callback moved) {
        fault(customer, hours, at, moved).ifPresent(fault -> {
            var from = at.isAfter(clock.instant()) && PlausibleTime.holds(at) ? at : clock.instant();
            throw new SlotRefused(fault, next(customer, hours, from, FREE_NAMED, moved));
        });
    }

    /** Every place of a day in order, each with why the call cannot be there; empty on a day off. */
    List<CallbackMoves.Place> day(Customer customer, QueueHours hours, LocalDate day, Callback moved) {
        var busy = busy(customer, moved);
        var taken = takenOn(day, hours, moved);
        var pause = pauses.of(hours.queue());
        return hours.slotsOn(day).stream()
                .map(slot -> new CallbackMoves.Place(
                        slot.start(),
                        slot.end(),
                        fault(hours, slot.start())
                                .or(() -> fault(slot, customer, hours, pause, busy, taken))
                                .map(SlotRefused::code)
                                .orElse(null)))
                .toList();
    }

    private Optional<Fault> fault(QueueHours hours, Instant at) {
        var now = clock.instant();
        if (!at.isAfter(now)) {
            return Optional.of(Fault.PAST);
        }
        return hours.calendar().unknownYears(now, at).isEmpty()
                ? Optional.empty()
                : Optional.of(Fault.CALENDAR_INCOMPLETE);
    }

    private Optional<Fault> fault(
            Slot slot,
            Customer customer,
            QueueHours hours,
            Optional<QueuePause> pause,
            List<Slot> busy,
            List<Slot> taken) {
        if (isPaused(slot, pause)) {
            return Optional.of(Fault.QUEUE_PAUSED);
        }
        if (!settings.allow(slot.start(), slot.end(), zone(customer))) {
            return Optional.of(Fault.QUIET_HOURS);
        }
        if (!suits(slot, customer, busy)) {
            return Optional.of(Fault.CUSTOMER_BUSY);
        }
        return isFree(slot, hours, taken) ? Optional.empty() : Optional.of(Fault.TAKEN);
    }

    /** The slot that begins then. */
    static Optional<Slot> slotAt(QueueHours hours, Instant at) {
        return hours.slotsOn(at.atZone(hours.calendar().zone()).toLocalDate()).stream()
                .filter(slot -> slot.start().equals(at))
                .findFirst();
    }

    /** When the slot begins in which a moment lies; that moment itself where there is none. */
    static Instant beginning(QueueHours hours, Instant moment) {
        return hours.slotsOn(moment.atZone(hours.calendar().zone()).toLocalDate()).stream()
                .filter(slot -> !slot.start().isAfter(moment) && slot.end().isAfter(moment))
                .map(Slot::start)
                .findFirst()
                .orElse(moment);
    }

    /** The next free slots of a queue for this customer, for whoever asked for another one. */
    List<Instant> next(Customer customer, QueueHours hours, Instant from, int most, @Nullable Callback moved) {
        var free = new ArrayList<Instant>();
        @Nullable
        Slot slot = search(customer, hours, from, null, any -> true, moved).within();
        while (slot != null && free.size() < most) {
            free.add(slot.start());
            slot = search(customer, hours, slot.start().plusMillis(1), null, any -> true, moved)
                    .within();
        }
        return free;
    }

    ZoneId zone(Customer customer) {
        return customer.zone() == null ? company : customer.zone();
    }

    private boolean suits(Slot slot, Customer customer, List<Slot> busy) {
        return settings.allow(slot.start(), slot.end(), zone(customer))
                && busy.stream().noneMatch(call -> call.overlaps(slot.start(), slot.end()));
    }

    private List<Slot> busy(Customer customer, @Nullable Callback except) {
        return rows.booked(customer.id()).stream()
                .filter(call -> except == null || !call.ref().equals(except.ref()))
                .map(call -> new Slot(call.startsAt(), call.endsAt()))
                .toList();
    }

    private List<Slot> takenOn(LocalDate day, QueueHours hours, @Nullable Callback except) {
        var zone = hours.calendar().zone();
        var taken = new ArrayList<>(rows.taken(
                hours.queue(),
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant()));
        if (except != null && except.queue().equals(hours.queue())) {
            taken.remove(new Slot(except.startsAt(), except.endsAt()));
        }
        return taken;
    }

    private static boolean isPaused(Slot slot, Optional<QueuePause> pause) {
        return pause.filter(each -> each.holds(slot.start())).isPresent();
    }

    private static boolean isFree(Slot slot, QueueHours hours, List<Slot> taken) {
        return taken.stream()
                        .filter(other -> other.overlaps(slot.start(), slot.end()))
                        .count()
                < hours.places();
    }
}
