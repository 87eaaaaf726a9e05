package io.wayline.events;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.OutOfMemory;
import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Refusal;
import io.wayline.shared.RowTime;

/**
 * Hands events to the features: one customer's in their order and one at a time over all nodes, different customers'
 * side by side.
 *
 * <p>A worker locks a lane in a transaction that stays open while it works, and handles each event of the lane in a
 * transaction of its own. The lock goes with the worker, so a node that dies leaves nothing to clean up: what it had
 * not committed is simply done again by the next.
 */
@Component
class Correlator {

    private static final Logger log = LoggerFactory.getLogger(Correlator.class);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));
    private static final Duration PAUSE_OF_A_COLLISION = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final Lanes lanes;
    private final Clock clock;
    private final EventSettings settings;
    private final CustomerResolver customers;
    private final List<EventHandler> handlers;
    private final TransactionTemplate holding;
    private final TransactionTemplate handling;

    Correlator(
            JdbcClient jdbc,
            Lanes lanes,
            Clock clock,
            EventSettings settings,
            CustomerResolver customers,
            List<EventHandler> handlers,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.clock = clock;
        this.settings = settings;
        this.customers = customers;
        this.handlers = handlers;
        this.holding = new TransactionTemplate(transactions);
        this.handling = new TransactionTemplate(transactions);
        this.handling.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Works one batch of one lane that has something due.
     *
     * @return how many events were looked at; 0 when nothing is due, or others hold every lane that has something
     */
    int workOneLane() {
        return Optional.ofNullable(
                        holding.execute(open -> lanes.lock().map(this::work).orElse(0)))
                .orElse(0);
    }

    /** Works until nothing is due any more; for tests and for a node that is catching up. */
    int workAll() {
        var all = 0;
        for (var worked = workOneLane(); worked > 0; worked = workOneLane()) {
            all += worked;
        }
        return all;
    }

    /** Gives up on customers who did not become known in time. */
    int expireUnknown() {
        return jdbc.sql("""
                        update inbox_event set state = 'EXPIRED', done_at = ?, note = ?
                        where state = 'UNKNOWN_CUSTOMER' and received_at < ?""")
                .params(
                        RowTime.of(clock.instant()),
                        "Nobody of this ref became known within %d days."
                                .formatted(settings.keepUnknown().toDays()),
                        RowTime.of(clock.instant().minus(settings.keepUnknown())))
                .update();
    }

    private int work(int lane) {
        var ready = lanes.ready(lane);
        if (ready.isEmpty()) {
            return lanes.holdBack(lane);
        }
        var held = new HashSet<String>();
        for (var waiting : ready) {
            if (!held.contains(waiting.subject()) && !handle(waiting)) {
                held.add(waiting.subject());
            }
        }
        return ready.size();
    }

    /** @return false when later events of the same customer must wait for this one */
    private boolean handle(Lanes.Waiting waiting) {
        try {
            handling.executeWithoutResult(own -> handOut(waiting.read().get()));
            return true;
        } catch (UnknownCustomer unknown) {
            settle(waiting, EventState.UNKNOWN_CUSTOMER, "Nobody of this ref is known yet.", 0);
            return true;
        } catch (AlreadyHandled elsewhere) {
            return true;
        } catch (TransientDataAccessException collision) {
            postpone(waiting, waiting.attempts(), PAUSE_OF_A_COLLISION, "Met another change of the same customer.");
            return false;
        } catch (Refusal refusal) {
            log.warn("Event {} of type {} refused: {}", waiting.id(), waiting.type(), refusal.code());
            settle(waiting, EventState.FAILED, refusal.getMessage(), waiting.attempts() + 1);
            return true;
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            // any other error is of this process, not of the event
            OutOfMemory.endIfOut(failure);
            return failed(waiting, failure);
        }
    }

    private void handOut(BusinessEvent event) {
        var customer = customers.resolve(event).orElseThrow(UnknownCustomer::new);
        var meant = false;
        for (var handler : handlers) {
            meant |= handler.handle(event, customer);
        }
        done(event, customer, meant);
    }

    /** The last statement is the fence: who finds the row no longer waiting has been overtaken, and rolls back. */
    private void done(BusinessEvent event, CustomerId customer, boolean meant) {
        var done = jdbc.sql("""
                        update inbox_event set state = ?, done_at = ?, customer_id = ?, note = ?
                        where id = ? and state = 'RECEIVED'""")
                .params(
                        (meant ? EventState.DONE : EventState.IGNORED).name(),
                        RowTime.of(clock.instant()),
                        customer.value(),
                        meant ? null : "No feature and no journey listens to " + event.type() + ".",
                        event.id())
                .update();
        if (done == 0) {
            throw new AlreadyHandled();
        }
        // what was before comes in by the thousand, with a file or the sample company
        log.atLevel(event.history() ? Level.DEBUG : Level.INFO)
                .log("Event {} {} handled for customer {}", event.id(), event.type(), customer);
    }

    private boolean failed(Lanes.Waiting waiting, Throwable failure) {
        var attempts = waiting.attempts() + 1;
        var note = failure.getClass().getSimpleName();
        if (attempts > PAUSES.size()) {
            log.error("Event {} of type {} failed {} times, given up", waiting.id(), waiting.type(), attempts, failure);
            settle(waiting, EventState.FAILED, "Failed %d times, last by %s.".formatted(attempts, note), attempts);
            return true;
        }
        log.warn("Event {} of type {} failed, try {} follows", waiting.id(), waiting.type(), attempts + 1, failure);
        postpone(waiting, attempts, PAUSES.get(attempts - 1), "Failed by %s, will be tried again.".formatted(note));
        return false;
    }

    private void postpone(Lanes.Waiting waiting, int attempts, Duration pause, String note) {
        handling.executeWithoutResult(own -> jdbc.sql("""
                        update inbox_event set attempts = ?, due_at = ?, note = ?
                        where id = ? and state = 'RECEIVED'""")
                .params(attempts, RowTime.of(clock.instant().plus(pause)), note, waiting.id())
                .update());
    }

    private void settle(Lanes.Waiting waiting, EventState state, String note, int attempts) {
        handling.executeWithoutResult(own -> jdbc.sql("""
                        update inbox_event set state = ?, attempts = ?, note = ?, done_at = ?
                        where id = ? and state = 'RECEIVED'""")
                .params(state.name(), attempts, note, RowTime.of(clock.instant()), waiting.id())
                .update());
    }

    private static final class UnknownCustomer extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class AlreadyHandled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
