package io.wayline.value.basket;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;
import io.wayline.value.Valued;

/**
 * Counts on this node what is bought together, when value has been computed anew: at once on the node that computed it,
 * and within 20 seconds where that one did not come to it.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class BasketThread extends LoopThread {

    private static final String LOOP = "baskets";
    private static final Duration EVERY = Duration.ofSeconds(20);

    /** Of one count, which is a single turn. */
    private static final Duration LONGEST = Duration.ofHours(1);

    BasketThread(Loops loops, BasketComputation baskets) {
        super(LOOP, loops);
        every(loops.loop(LOOP, LONGEST), EVERY, EVERY, baskets::computeIfDue);
    }

    @TransactionalEventListener
    void onValued(Valued value) {
        now(LOOP);
    }
}
