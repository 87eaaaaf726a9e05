package io.wayline.value.basket;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Counts on this node what is bought together, when value has been computed anew. Looks every 20 seconds. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class BasketThread extends LoopThread {

    private static final Duration EVERY = Duration.ofSeconds(20);

    /** Of one count, which is a single turn. */
    private static final Duration LONGEST = Duration.ofHours(1);

    BasketThread(Loops loops, BasketComputation baskets) {
        super("baskets", loops);
        every(loops.loop("baskets", LONGEST), EVERY, EVERY, baskets::computeIfDue);
    }
}
