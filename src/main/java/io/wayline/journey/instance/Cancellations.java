package io.wayline.journey.instance;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.journey.engine.Engine;

/**
 * Ends instances that are marked as cancelled, also while they are busy. Each is suspended first, which takes every job
 * that is under way back and lets none begin; what slips through meanwhile is met by the next try. A mark that was left
 * over, by a node that fell, is seen to by any node.
 */
@Component
public class Cancellations {

    private static final Logger log = LoggerFactory.getLogger(Cancellations.class);
    public static final String LOOP = "journey.cancellations";

    private static final int BATCH = 50;

    /** Before each try; together about as long as somebody waits for an answer. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1_600));

    private final Instances instances;
    private final Engine engine;
    private final SetAside aside;
    private final TransactionTemplate own;

    Cancellations(Instances instances, Engine engine, SetAside aside, PlatformTransactionManager transactions) {
        this.instances = instances;
        this.engine = engine;
        this.aside = aside;
        this.own = new TransactionTemplate(transactions);
    }

    /** Ends one, in transactions of its own. Returns false when it was too busy; it is tried again soon, by itself. */
    public boolean end(String instance) {
        for (var pause : PAUSES) {
            if (!waited(pause)) {
                return false;
            }
            if (ended(instance)) {
                return true;
            }
        }
        log.warn("Instance {} is cancelled and too busy to be ended, will be tried again", instance);
        return false;
    }

    /** Ends those that are left over; one that cannot be ended stops none of the others. */
    public void endLeftOver() {
        var left = instances.cancelling(BATCH);
        var pass = aside.pass(LOOP, left);
        left.forEach(instance -> pass.attempt(instance, () -> ended(instance)));
    }

    private boolean ended(String instance) {
        try {
            own.executeWithoutResult(open -> engine.suspend(instance));
            own.executeWithoutResult(open -> {
                engine.cancel(instance, "cancelled by an operator");
                instances.cancelDone(instance);
            });
            return true;
        } catch (TransientDataAccessException moved) {
            log.debug("Instance {} moved while it was ended", instance);
            return false;
        }
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
