package io.wayline.lists.bulk;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Goes on with acts on many rows that nobody waits for, also with those that a node left when it ended. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class BulkThread extends LoopThread {

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Of one turn: a thousand rows. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    BulkThread(Loops loops, BulkWork work) {
        super("bulk", loops);
        every(loops.loop("bulk", LONGEST), EVERY, EVERY, work::all);
    }
}
