package io.wayline.audience;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.audience.change.ChangeEvents;
import io.wayline.audience.change.SegmentMoves;
import io.wayline.audience.enrolment.EnrolmentRetention;
import io.wayline.audience.enrolment.Pacer;
import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/**
 * Gives customers of runs their turn, tells who has entered a segment, moves whoever is to move, and drops what is kept no
 * longer.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class AudienceThread extends LoopThread {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(10);

    private static final Duration RARELY = Duration.ofMinutes(10);

    /** A turn over very many goes on for as long as the inbox takes them. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    AudienceThread(Loops loops, Pacer pacer, ChangeEvents changes, SegmentMoves moves, EnrolmentRetention retention) {
        super("audience", loops);
        every(loops.loop("audience.pace", LONGEST), FIRST, PAUSE, pacer::turn);
        every(loops.loop("audience.changes", LONGEST), FIRST, PAUSE, changes::turn);
        every(loops.loop("audience.moves", LONGEST), FIRST, PAUSE, moves::turn);
        every("audience.retention", RARELY, RARELY, retention::turn);
    }
}
