package io.wayline.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import io.wayline.events.CheckedEvent;
import io.wayline.events.EventIdReused;
import io.wayline.events.EventInbox;
import io.wayline.events.InvalidEvent;
import io.wayline.events.Recorded;
import io.wayline.shared.Refusal;

/**
 * Lets events of other systems in: reads them strictly, keeps every source to what it may send and how fast, and hands
 * the good ones to the inbox. What is answered as taken is committed.
 */
@Component
public class EventIntake {

    public static final int MAX_EVENT = 64 * 1024;
    public static final int MAX_BATCH = 1024 * 1024;
    public static final int MAX_EVENTS = 500;

    private static final Logger log = LoggerFactory.getLogger(EventIntake.class);

    private final StrictJson json;
    private final CloudEvents format;
    private final Permissions permissions;
    private final Backlog backlog;
    private final IntakeSettings settings;
    private final EventInbox inbox;
    private final TransactionTemplate together;
    private final MeterRegistry meters;

    EventIntake(
            StrictJson json,
            CloudEvents format,
            Permissions permissions,
            Backlog backlog,
            IntakeSettings settings,
            EventInbox inbox,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.json = json;
        this.format = format;
        this.permissions = permissions;
        this.backlog = backlog;
        this.settings = settings;
        this.inbox = inbox;
        this.together = new TransactionTemplate(transactions);
        this.meters = meters;
    }

    /** What became of one event: a receipt or a refusal. */
    public record Outcome(
            @Nullable Recorded receipt, @Nullable Refusal refusal) {

        static Outcome of(Recorded receipt) {
            return new Outcome(receipt, null);
        }

        static Outcome of(Refusal refusal) {
            return new Outcome(null, refusal);
        }

        /** In one word: accepted, duplicate, or the code of the refusal. */
        String result() {
            if (refusal != null) {
                return refusal.code();
            }
            return receipt != null && receipt.duplicate() ? "duplicate" : "accepted";
        }
    }

    /**
     * Takes one CloudEvent in its JSON format.
     *
     * @param signer the source that signed the body, or null when a key was shown
     * @throws Refusal when it was not kept
     */
    public Recorded receive(byte[] body, @Nullable String signer) {
        var outcome = outcomes(List.of(json.read(body)), signer).get(0);
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return Objects.requireNonNull(outcome.receipt());
    }

    /**
     * Takes a batch of CloudEvents in its JSON format; each event stands for itself.
     *
     * @param signer the source that signed the body, or null when a key was shown
     * @return what became of each, in the order of the batch
     * @throws Refusal when the batch as a whole cannot be taken; nothing of it was kept
     */
    public List<Outcome> receiveBatch(byte[] body, @Nullable String signer) {
        var batch = json.read(body);
        if (!batch.isArray() || batch.isEmpty() || batch.size() > MAX_EVENTS) {
            throw new InvalidEvent(List.of(new Refusal.Finding(
                    "", "is not an array of 1 to %d events: send a JSON array of CloudEvents".formatted(MAX_EVENTS))));
        }
        return outcomes(List.copyOf(batch.values()), signer);
    }

    private List<Outcome> outcomes(List<JsonNode> items, @Nullable String signer) {
        var outcomes = new Outcome[items.size()];
        var good = new LinkedHashMap<Integer, CheckedEvent>();
        var gate = permissions.gate(signer);
        for (var i = 0; i < outcomes.length; i++) {
            try {
                var event = format.read(items.get(i));
                gate.check(event);
                good.put(i, inbox.check(event));
            } catch (Refusal refusal) {
                outcomes[i] = Outcome.of(refusal);
            }
        }
        putOff(good, outcomes);
        gate.pace(good.values().stream().map(CheckedEvent::event).toList());
        keep(good).forEach((index, outcome) -> outcomes[index] = outcome);
        var all = List.of(outcomes);
        count(all);
        return all;
    }

    /** While too many wait, only what is urgent comes in. */
    private void putOff(Map<Integer, CheckedEvent> good, Outcome[] outcomes) {
        if (backlog.isFull()) {
            good.entrySet().removeIf(entry -> {
                var putOff = !Backlog.isUrgent(entry.getValue().event());
                if (putOff) {
                    outcomes[entry.getKey()] = Outcome.of(new BacklogFull(settings.retryAfter()));
                }
                return putOff;
            });
        }
    }

    private Map<Integer, Outcome> keep(Map<Integer, CheckedEvent> events) {
        var kept = new LinkedHashMap<Integer, Outcome>();
        if (events.size() > 1) {
            try {
                together.executeWithoutResult(transaction ->
                        events.forEach((index, event) -> kept.put(index, Outcome.of(inbox.record(event)))));
                return kept;
            } catch (EventIdReused | DuplicateKeyException | TransientDataAccessException oneSpoiltAll) {
                kept.clear();
            }
        }
        events.forEach((index, event) -> kept.put(index, keepAlone(event)));
        return kept;
    }

    private Outcome keepAlone(CheckedEvent event) {
        try {
            try {
                return Outcome.of(inbox.record(event));
            } catch (DuplicateKeyException | TransientDataAccessException keptByAnotherJustNow) {
                return Outcome.of(inbox.record(event));
            }
        } catch (Refusal refusal) {
            return Outcome.of(refusal);
        }
    }

    private void count(List<Outcome> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(outcome -> counts.merge(outcome.result(), 1, Integer::sum));
        counts.forEach((result, events) ->
                meters.counter("wayline.events.received", "result", result).increment(events));
        log.debug("Events received: {}", counts);
    }
}
