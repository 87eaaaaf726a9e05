package io.wayline.survey;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;

/** Looks again and again for answers that have settled. */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class SurveyThread extends LoopThread {

    private static final Duration PAUSE = Duration.ofSeconds(20);

    SurveyThread(Loops loops, SurveyUpkeep upkeep) {
        super("surveys", loops);
        every(SurveyUpkeep.LOOP, Duration.ofSeconds(10), PAUSE, upkeep::turn);
    }
}
