package io.wayline.journey.engine.job;

import java.util.Set;
import java.util.function.Consumer;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

import io.wayline.background.OutOfMemory;
import io.wayline.journey.engine.sandbox.OverLimit;
import io.wayline.shared.Refusal;

/**
 * What happens to a step that failed, by its cause: what met another change is taken again at once and costs no try;
 * what can never work fails for good at once, and a person sees it within seconds instead of hours; everything else is
 * tried again with the pauses of {@code wayline.engine.retries}.
 */
public class StepFailures implements FailedJobCommandFactory {

    /** A template that lacks a variable, a step without its input: nothing but a person's change helps. */
    private static final Set<Refusal.Kind> PERMANENT =
            Set.of(Refusal.Kind.INVALID, Refusal.Kind.MALFORMED, Refusal.Kind.NOT_FOUND, Refusal.Kind.FORBIDDEN);

    private static final Logger LOG = LoggerFactory.getLogger(StepFailures.class);

    /** How the engine's message begins when no condition of a gateway holds; the exception has no kind of its own. */
    private static final String NO_WAY_OUT = "ENGINE-02004 ";

    private final FailedTries tries;

    public StepFailures(FailedTries tries) {
        this.tries = tries;
    }

    @Override
    public Command<Object> getCommand(String job, Throwable failure) {
        OutOfMemory.endIfOut(failure);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException) {
                return new AtOnce(job, failure);
            }
            // one customer’s way says nothing of the step, which others may well pass
            if (cause instanceof OverLimit) {
                return new Never(job, failure, failed -> {});
            }
            if (isPermanent(cause)) {
                return new Never(job, failure, tries::add);
            }
        }
        return new Later(job, failure, tries);
    }

    private static boolean isPermanent(Throwable cause) {
        return cause instanceof ELException
                || cause instanceof Refusal refusal && PERMANENT.contains(refusal.kind())
                || cause instanceof ProcessEngineException stuck
                        && String.valueOf(stuck.getMessage()).startsWith(NO_WAY_OUT);
    }

    /** Gives the job back as it was. */
    private static final class AtOnce extends JobRetryCmd {

        private static final long serialVersionUID = 1;

        AtOnce(String job, Throwable failure) {
            super(job, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            if (job != null) {
                job.unlock();
                notifyAcquisition(context);
            }
            return Boolean.TRUE;
        }
    }

    /** Leaves no try, which makes it an incident. */
    private static final class Never extends JobRetryCmd {

        private static final long serialVersionUID = 1;

        private final transient Consumer<JobEntity> noted;

        Never(String job, Throwable failure, Consumer<JobEntity> noted) {
            super(job, failure);
            this.noted = noted;
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            if (job != null) {
                job.unlock();
                logException(job);
                job.setRetries(0);
                // the reason is known and the trace says nothing more; what a page shows has both
                LOG.warn(
                        "Step {} of instance {} failed for good: {}",
                        job.getActivityId(),
                        job.getProcessInstanceId(),
                        exception.getMessage());
                noted.accept(job);
                notifyAcquisition(context);
            }
            return Boolean.TRUE;
        }
    }

    /** Takes one try away and waits before the next. */
    private static final class Later extends DefaultJobRetryCmd {

        private static final long serialVersionUID = 1;

        private final transient FailedTries tries;

        Later(String job, Throwable failure, FailedTries tries) {
            super(job, failure);
            this.tries = tries;
        }

        @Override
        public Object execute(CommandContext context) {
            var done = super.execute(context);
            var job = getJob();
            if (job != null) {
                LOG.warn(
                        "Step {} of instance {} failed, {} tries left",
                        job.getActivityId(),
                        job.getProcessInstanceId(),
                        job.getRetries(),
                        exception);
                tries.add(job);
            }
            return done;
        }
    }
}
