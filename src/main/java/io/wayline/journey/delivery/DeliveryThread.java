package io.wayline.journey.delivery;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Offers kept events on this node, at once when an instance here has come to a wait, else every second. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class DeliveryThread extends LoopThread {

    DeliveryThread(Loops loops, Deliveries deliveries) {
        super("deliveries", loops);
        every(Deliveries.LOOP, Duration.ofSeconds(1), Duration.ofSeconds(1), deliveries::offerDue);
        every("journey.expire", Duration.ofMinutes(5), Duration.ofHours(1), deliveries::expire);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onDue(Deliveries.KeptEventsDue signal) {
        now(Deliveries.LOOP);
    }
}
