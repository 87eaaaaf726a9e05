package io.wayline.journey.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.background.SetAside;
import io.wayline.journey.engine.job.CircuitSettings;
import io.wayline.journey.engine.job.FailedTries;
import io.wayline.journey.engine.job.SuspendedJobs;

/**
 * Pauses a step when most of its tries fail, so that a broken template stops customers instead of using up the tries of
 * each. Now and then one is let through; when that one passes, all go on, some at a time. It looks after what a person
 * paused, too, but lets nobody through there.
 *
 * <p>Paused is a run of steps of one version, from a save point to the next: a version that mends the fault is not held
 * by the faults of the one before. Every failure counts, also one that can never work, save a meeting with another
 * change, which says nothing of the step. Several nodes may look at the same time; of each change one is the author. A
 * step that cannot be looked at is set aside, and the others are looked at all the same.
 */
@Component
public class StepCircuitBreaker {

    public static final String LOOP = "journey.circuit";

    private static final Logger log = LoggerFactory.getLogger(StepCircuitBreaker.class);
    private static final Duration PROBE_TAKES_AT_MOST = Duration.ofMinutes(10);

    /** As long as a step is tried again by itself, so that pages can say since when. */
    private static final Duration TRIES_KEPT = Duration.ofHours(6);

    private final FailedTries tries;
    private final SuspendedJobs steps;
    private final PausedStepRows rows;
    private final CircuitSettings settings;
    private final SetAside aside;
    private final Clock clock;
    private final TransactionTemplate own;

    StepCircuitBreaker(
            FailedTries tries,
            SuspendedJobs steps,
            PausedStepRows rows,
            CircuitSettings settings,
            SetAside aside,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tries = tries;
        this.steps = steps;
        this.rows = rows;
        this.settings = settings;
        this.aside = aside;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
    }

    /** Pauses what fails, and looks after what is paused; each step in a transaction of its own. */
    public void look() {
        var paused = rows.open();
        var held = paused.stream()
                .filter(step -> !step.releasing())
                .map(PausedStepRows.Row::jobDefinition)
                .collect(Collectors.toSet());
        var releasing = paused.stream()
                .filter(PausedStepRows.Row::releasing)
                .collect(Collectors.toMap(PausedStepRows.Row::jobDefinition, step -> step));
        var failing = tries.moreThan(settings.tries() * settings.failed() / 100, since()).stream()
                .filter(step -> !held.contains(step.jobDefinition()))
                .toList();
        var pass = aside.pass(
                LOOP,
                Stream.concat(
                                failing.stream().map(FailedTries.Count::jobDefinition),
                                paused.stream().map(PausedStepRows.Row::jobDefinition))
                        .distinct()
                        .toList());
        failing.forEach(step ->
                pass.attempt(step.jobDefinition(), () -> weigh(step, releasing.get(step.jobDefinition()))));
        paused.forEach(
                step -> pass.attempt(step.jobDefinition(), () -> own.executeWithoutResult(open -> attend(step))));
    }

    /** Drops failures that are too old to count and to be shown. */
    public void forget() {
        var shown = clock.instant().minus(TRIES_KEPT);
        tries.forgetBefore(since().isBefore(shown) ? since() : shown);
    }

    /**
     * Lets a paused step go on: whoever comes from now on at once, those who waited some at a time, so that neither the
     * engine nor a mail server is run over.
     *
     * @param by the account of who resumed it, or null when a probe passed
     * @param reason why, where a person said so
     * @return false when it goes on already
     */
    boolean resume(PausedStepRows.Row step, @Nullable String by, @Nullable String reason) {
        if (!rows.releasing(step.id(), by, reason)) {
            return false;
        }
        steps.open(step.jobDefinition());
        tries.forget(step.jobDefinition());
        release(step, by);
        log.info("Step {} of {} resumed by {}", step.element(), step.definitionId(), by == null ? "a probe" : by);
        return true;
    }

    private void release(PausedStepRows.Row step, @Nullable String by) {
        if (steps.release(step.jobDefinition(), settings.release()) < settings.release()) {
            rows.resumed(step.id(), by);
        }
    }

    private void weigh(FailedTries.Count step, PausedStepRows.@Nullable Row releasing) {
        steps.run(step.jobDefinition()).ifPresent(run -> weigh(run, step.failed(), releasing));
    }

    private void weigh(SuspendedJobs.Run run, int failed, PausedStepRows.@Nullable Row releasing) {
        var enough = failed * (100 - settings.failed()) / settings.failed() + settings.tries();
        var all = failed + steps.passed(run, settings.window(), enough);
        if (all < settings.tries() || failed * 100L <= (long) all * settings.failed()) {
            return;
        }
        var worst = tries.worst(run.jobDefinition(), since());
        try {
            own.executeWithoutResult(open -> {
                if (releasing != null) {
                    // those who are still to be let go wait on
                    rows.resumed(releasing.id(), releasing.resumedBy());
                }
                rows.pause(run, worst, failed, all, clock.instant().plus(settings.probe()));
                steps.suspend(run.jobDefinition());
            });
            log.warn("Step {} of {} is paused: {} of {} tries failed", worst.element(), run.definition(), failed, all);
        } catch (DuplicateKeyException another) {
            log.debug("Step {} of {} was paused by another node", worst.element(), run.definition());
        }
    }

    private void attend(PausedStepRows.Row step) {
        var run = steps.run(step.jobDefinition());
        if (run.isEmpty()) {
            // its version is gone, and all who waited with it
            rows.resumed(step.id(), null);
            return;
        }
        if (step.releasing()) {
            if (rows.lockReleasing(step.id())) {
                release(step, step.resumedBy());
            }
            return;
        }
        var probe = step.probe();
        steps.suspendStragglers(step.jobDefinition(), probe == null ? "" : probe.job());
        var probeAt = step.probeAt();
        if (probe != null) {
            judge(step, run.get(), probe);
        } else if (probeAt != null && !probeAt.isAfter(clock.instant())) {
            steps.next(step.jobDefinition()).ifPresent(next -> let(step, run.get(), next));
        }
    }

    private void let(PausedStepRows.Row step, SuspendedJobs.Run run, SuspendedJobs.Waiting next) {
        var probe = new PausedStepRows.Probe(
                next.job(), next.instance(), next.retries(), steps.passed(run, next.instance()));
        if (rows.probing(step.id(), probe)) {
            steps.let(next.job());
        }
    }

    private void judge(PausedStepRows.Row step, SuspendedJobs.Run run, PausedStepRows.Probe probe) {
        var at = step.probeAt();
        var began = at == null ? step.pausedAt() : at;
        if (tries.has(probe.job(), began)) {
            later(step, probe, step.probes() + 1);
        } else if (steps.exists(probe.job())) {
            if (began.plus(PROBE_TAKES_AT_MOST).isBefore(clock.instant())) {
                later(step, probe, step.probes());
            }
        } else if (steps.passed(run, probe.instance()) > probe.passed()) {
            resume(step, null, null);
        } else {
            // gone by another way, such as a cancelled instance: that says nothing
            rows.probed(step.id(), probe.job(), step.probes(), clock.instant());
        }
    }

    private void later(PausedStepRows.Row step, PausedStepRows.Probe probe, int probes) {
        var wait = settings.probe().multipliedBy(1L << Math.min(probes, 20));
        var longest = settings.longestProbe();
        var next = clock.instant().plus(wait.compareTo(longest) < 0 ? wait : longest);
        if (rows.probed(step.id(), probe.job(), probes, next)) {
            steps.takeBack(probe.job(), probe.retries());
        }
    }

    private Instant since() {
        return clock.instant().minus(settings.window());
    }
}
