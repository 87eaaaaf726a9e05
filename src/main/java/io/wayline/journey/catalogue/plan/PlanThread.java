package io.wayline.journey.catalogue.plan;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Publishes on this node what is due; the row decides which of several nodes does it. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class PlanThread extends LoopThread {

    PlanThread(Loops loops, PublicationPlans plans) {
        super("publications", loops);
        every(PublicationPlans.LOOP, Duration.ofSeconds(5), Duration.ofSeconds(5), plans::publishDue);
    }
}
