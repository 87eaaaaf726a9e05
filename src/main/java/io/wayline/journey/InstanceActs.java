package io.wayline.journey;

import java.time.Clock;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.engine.Engine;
import io.wayline.journey.engine.model.JourneyModels;
import io.wayline.journey.instance.Cancellations;
import io.wayline.journey.instance.Instances;
import io.wayline.journey.naming.DrawnElement;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Entry;
import io.wayline.timeline.Timeline;

/**
 * What an operator may do to a customer's way along a journey. Each act names who did it and why, is on the timeline,
 * and does nothing when it is done already.
 */
@Component
public class InstanceActs {

    private static final Logger log = LoggerFactory.getLogger(InstanceActs.class);

    private final Instances instances;
    private final Deliveries deliveries;
    private final Cancellations cancellations;
    private final Engine engine;
    private final JourneyModels models;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate own;

    InstanceActs(
            Instances instances,
            Deliveries deliveries,
            Cancellations cancellations,
            Engine engine,
            JourneyModels models,
            Timeline timeline,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.instances = instances;
        this.deliveries = deliveries;
        this.cancellations = cancellations;
        this.engine = engine;
        this.models = models;
        this.timeline = timeline;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    /**
     * Stops an instance where it stands: no timer fires, no step runs; events that come are kept for it.
     *
     * @param by the account of who asks
     * @throws NotFound when there is no instance of this id
     * @throws InvalidValue when the reason is empty or too long
     * @throws InstanceEnded when it has reached an end
     */
    @Transactional
    public void pause(String id, String by, String reason) {
        var why = ReasonText.read(reason);
        var row = live(id);
        if (instances.paused(id)) {
            engine.suspend(id);
            tell(row, "journey-paused", by, why);
        }
    }

    /**
     * Lets a paused instance go on; timers that came due meanwhile fire at once, and kept events are offered.
     *
     * @param by the account of who asks
     * @throws NotFound when there is no instance of this id
     * @throws InvalidValue when the reason is empty or too long
     * @throws InstanceEnded when it has reached an end
     */
    @Transactional
    public void resume(String id, String by, String reason) {
        var why = ReasonText.read(reason);
        var row = live(id);
        if (instances.resumed(id)) {
            engine.activate(id);
            deliveries.dueFor(id);
            tell(row, "journey-resumed", by, why);
        }
    }

    /**
     * Ends an instance where it stands, for good, also while it is busy. What its steps did stays done; a step that is
     * under way is taken back. In transactions of its own: from the first on no step, timer, or event moves it.
     *
     * @return false when it was so busy that it has not ended yet; it ends within seconds, by itself
     * @param by the account of who asks
     * @throws NotFound when there is no instance of this id
     * @throws InvalidValue when the reason is empty or too long
     * @throws InstanceEnded when it has reached an end before
     */
    public boolean cancel(String id, String by, String reason) {
        var why = ReasonText.read(reason);
        own.executeWithoutResult(open -> {
            var row = live(id);
            if (instances.cancelling(id, by, why)) {
                tell(row, "journey-cancelled", by, why);
            }
        });
        return cancellations.end(id);
    }

    private Instances.Row live(String id) {
        var row = instances.find(id).orElseThrow(() -> new NotFound("instance"));
        if (row.endedAt() != null) {
            throw new InstanceEnded();
        }
        return row;
    }

    private void tell(Instances.Row row, String kind, String by, String reason) {
        var journey = models.version(row.definitionId());
        timeline.add(new Entry(
                row.customer(),
                clock.instant(),
                kind,
                Entry.Direction.INSIDE,
                Map.of("journey", journey.name(), "drawn", DrawnElement.journey(journey), "reason", reason),
                Cause.person(by)));
        log.info("Instance {} of journey {}: {} by {}", row.id(), row.journey(), kind, by);
    }
}
