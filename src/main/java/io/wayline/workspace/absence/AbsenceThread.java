package io.wayline.workspace.absence;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Looks every half a minute for absences that have begun. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class AbsenceThread extends LoopThread {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    AbsenceThread(Loops loops, AbsenceHandOvers handOvers) {
        super("absences", loops);
        every(AbsenceHandOvers.LOOP, Duration.ofSeconds(10), PAUSE, handOvers::turn);
    }
}
