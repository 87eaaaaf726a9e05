package io.wayline.complaint.privacy;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Looks now and then for complaints whose words are kept no longer, and for such as were taken back and stay open. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class ComplaintThread extends LoopThread {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    ComplaintThread(Loops loops, ComplaintRetention retention, WithdrawnComplaints withdrawn) {
        super("complaints", loops);
        every(ComplaintRetention.LOOP, Duration.ofMinutes(1), PAUSE, retention::turn);
        every(WithdrawnComplaints.LOOP, Duration.ofMinutes(1), PAUSE, withdrawn::turn);
    }
}
