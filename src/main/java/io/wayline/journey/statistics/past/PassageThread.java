package io.wayline.journey.statistics.past;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Counts on this node how journeys went; the row decides which of several nodes does it. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class PassageThread extends LoopThread {

    PassageThread(Loops loops, PassageCounting counting) {
        super("passages", loops);
        every(PassageCounting.LOOP, Duration.ofSeconds(10), Duration.ofSeconds(20), () -> {
            if (counting.count()) {
                now(PassageCounting.LOOP);
            }
        });
        every("journey.passages-dropped", Duration.ofMinutes(25), Duration.ofHours(6), counting::drop);
    }
}
