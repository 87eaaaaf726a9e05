package io.wayline.value;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;
import io.wayline.shared.Refusal;

/** Computes value on this node when it is due: every night, and when somebody asked. Looks every 15 seconds. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class ValueThread extends LoopThread {

    private static final Logger log = LoggerFactory.getLogger(ValueThread.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    /** Of one computation, which is a single turn. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Valuation valuation;
    private final ValueRuns runs;

    ValueThread(Loops loops, Valuation valuation, ValueRuns runs) {
        super("value", loops);
        this.valuation = valuation;
        this.runs = runs;
        every(loops.loop("value", LONGEST), EVERY, EVERY, this::work);
    }

    private void work() {
        try {
            valuation.computeIfDue();
        } catch (RuntimeException failure) {
            if (isRunning()) {
                note(failure);
            }
            throw failure;
        }
    }

    private void note(RuntimeException failure) {
        log.error("Value could not be computed, the former result stays; tried again in 10 minutes");
        try {
            // a refusal says what helps; anything else may quote data, so only its kind is shown
            runs.failed(
                    failure instanceof Refusal
                            ? String.valueOf(failure.getMessage())
                            : failure.getClass().getSimpleName());
        } catch (RuntimeException databaseAway) {
            failure.addSuppressed(databaseAway);
        }
    }
}
