package io.wayline.journey;

import java.time.Duration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.wayline.background.LoopThread;
import io.wayline.background.Loops;
import io.wayline.journey.failure.StepCircuitBreaker;
import io.wayline.journey.failure.StepRetries;
import io.wayline.journey.instance.Cancellations;
import io.wayline.journey.schedule.RunRetention;
import io.wayline.journey.task.upkeep.HoldUpkeep;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.journey.task.upkeep.WorkItemUpkeep;

/**
 * Lets the circuit look at the steps every two seconds, counts what is measured, drops what is kept too long, and puts
 * right what is known of tasks and held for them. Ends what was cancelled and was too busy to end at once.
 */
@Component
@ConditionalOnBooleanProperty(name = "wayline.node.worker", matchIfMissing = true)
class UpkeepThread extends LoopThread {

    UpkeepThread(
            Loops loops,
            StepCircuitBreaker circuitBreaker,
            StepRetries retries,
            JourneyMeters meters,
            Retention retention,
            ReferenceRetention references,
            RunRetention runs,
            WorkItemUpkeep tasks,
            HoldUpkeep holds,
            TaskClocks clocks,
            Cancellations cancellations) {
        super("upkeep", loops);
        every(StepCircuitBreaker.LOOP, Duration.ofSeconds(2), Duration.ofSeconds(2), circuitBreaker::look);
        every(Cancellations.LOOP, Duration.ofSeconds(3), Duration.ofSeconds(5), cancellations::endLeftOver);
        every("journey.failed-tries", Duration.ofMinutes(1), Duration.ofMinutes(1), circuitBreaker::forget);
        every("journey.retries", Duration.ofMinutes(5), Duration.ofHours(6), retries::forget);
        every("journey.meters", Duration.ofSeconds(5), Duration.ofSeconds(30), meters::count);
        every(Retention.LOOP, Duration.ofMinutes(10), Duration.ofHours(1), retention::drop);
        every("journey.references", Duration.ofMinutes(15), Duration.ofHours(1), references::drop);
        every("journey.runs", Duration.ofMinutes(20), Duration.ofHours(6), runs::drop);
        every(WorkItemUpkeep.LOOP, Duration.ofMinutes(1), Duration.ofHours(1), tasks::reconcile);
        every(HoldUpkeep.LOOP, Duration.ofMinutes(2), Duration.ofMinutes(15), holds::reconcile);
        every(TaskClocks.LOOP, Duration.ofMinutes(1), Duration.ofMinutes(10), clocks::catchUp);
    }
}
