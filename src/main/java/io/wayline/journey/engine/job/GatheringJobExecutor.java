package io.wayline.journey.engine.job;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * The engine's executor, which lets due steps gather for a moment before it fetches them. Every step that is due at once
 * rings, and the stock executor answers each ring with two looks: with many customers on their way it asks the database
 * after nearly every step, where one question would do for all that come meanwhile.
 */
public class GatheringJobExecutor extends SpringJobExecutor {

    /** Less than anybody notices, and enough for several customers. */
    static final Duration GATHERING = Duration.ofMillis(25);

    private final Runnable looked;

    public GatheringJobExecutor() {
        this(() -> {});
    }

    /** @param looked told after each look that succeeded */
    public GatheringJobExecutor(Runnable looked) {
        this.looked = looked;
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition(this, looked);
    }

    private static final class Acquisition extends SequentialJobAcquisitionRunnable {

        private final Runnable looked;

        Acquisition(JobExecutor executor, Runnable looked) {
            super(executor);
            this.looked = looked;
        }

        /** Whoever rang before a look is answered by it, and by nothing else. */
        @Override
        protected AcquiredJobs acquireJobs(
                JobAcquisitionContext context, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
            isJobAdded = false;
            var acquired = super.acquireJobs(context, strategy, engine);
            looked.run();
            return acquired;
        }

        @Override
        protected void clearJobAddedNotification() {
            // called between two looks, where it would lose who rang meanwhile
        }

        @Override
        protected void suspendAcquisition(long millis) {
            var left = millis;
            // a look that found as many as it may take is followed by the next at once
            if (acquisitionContext.areAllEnginesIdle()) {
                // not cut short by a ring: that is what it waits for
                LockSupport.parkNanos(GATHERING.toNanos());
                left -= GATHERING.toMillis();
            }
            if (left > 0) {
                untilRung(left);
            }
        }

        private void untilRung(long millis) {
            try {
                synchronized (MONITOR) {
                    isWaiting.set(true);
                    // who rang before that line has set this one
                    if (!isJobAdded && !isInterrupted) {
                        MONITOR.wait(millis);
                    }
                }
            } catch (InterruptedException unmeant) {
                // stop() ends this thread; were the mark of an interrupt set again, it would never rest any more
                return;
            } finally {
                isWaiting.set(false);
            }
        }
    }
}
