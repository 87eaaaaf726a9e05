package io.wayline.journey;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.model.bpmn.ReEntry;
import io.wayline.shared.CustomerId;
import io.wayline.shared.NotFound;

/** Whether a journey would let a customer enter now, without letting them. */
@Component
public class EntryOutlooks {

    private final JourneyModels models;
    private final Instances instances;

    EntryOutlooks(JourneyModels models, Instances instances) {
        this.models = models;
        this.instances = instances;
    }

    /** What stands in the way of an entry. */
    public enum Standing {
        /** Nothing. */
        FREE,
        /** They are on it, since {@link Outlook#at()}. */
        ON_IT,
        /** They have been on it, and may enter again from {@link Outlook#at()}. */
        LATER,
        /** They have been on it, from {@link Outlook#at()}, and it is entered once only. */
        ONCE
    }

    /** @param at the moment that the standing speaks of; null when there is none, or nobody knows it */
    public record Outlook(Standing standing, @Nullable Instant at) {}

    /**
     * As of now; for a journey that is entered once for each thing that it is about, of something that they never entered
     * it for.
     *
     * @throws NotFound when there is no such journey that can be entered
     */
    public Outlook of(String journey, CustomerId customer) {
        var model = models.latest().stream()
                .filter(each -> each.key().equals(journey))
                .findFirst()
                .orElseThrow(() -> new NotFound("journey"));
        if (instances.mayEnter(model, customer)) {
            return new Outlook(Standing.FREE, null);
        }
        var last = instances.lastEntry(journey, customer).orElse(null);
        if (last != null && last.endedAt() == null) {
            return new Outlook(Standing.ON_IT, last.startedAt());
        }
        return last != null && model.reEntry() instanceof ReEntry.NotWithin
                ? new Outlook(Standing.LATER, last.freeFrom())
                : new Outlook(Standing.ONCE, last == null ? null : last.startedAt());
    }
}
