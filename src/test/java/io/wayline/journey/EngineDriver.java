package io.wayline.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.management.JobDefinitionQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;

import io.wayline.events.EventsDriver;
import io.wayline.journey.delivery.Deliveries;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile;
import io.wayline.testing.SettableClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what the engine's job executor and the threads around it do, in the test's own thread and in a fixed order. A
 * step that fails is treated as in production: tried again as time passes, and an incident in the end.
 */
@TestComponent
public class EngineDriver {

    /** Later than any test's clock. */
    private static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    private static final int MORE_THAN_ANY_TEST_NEEDS = 1_000;

    private final EventsDriver events;
    private final Deliveries deliveries;
    private final RepositoryService repository;
    private final ManagementService jobs;
    private final ModelCheck check;
    private final ObjectProvider<SettableClock> clock;
    private final List<String> deployments = new ArrayList<>();

    EngineDriver(
            EventsDriver events,
            Deliveries deliveries,
            RepositoryService repository,
            ManagementService jobs,
            ModelCheck check,
            ObjectProvider<SettableClock> clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.repository = repository;
        this.jobs = jobs;
        this.check = check;
        this.clock = clock;
    }

    /** Takes every step that is due now, and those that become due by it. */
    public void stepsRun() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            due.forEach(this::tried);
        }
    }

    /** Takes every step, handles every event, and offers every kept event that is due now, until nothing is. */
    public void allRuns() {
        for (var turn = 0; turn < MORE_THAN_ANY_TEST_NEEDS; turn++) {
            stepsRun();
            if (events.handleAll() + deliveries.offerDue() == 0) {
                return;
            }
        }
        throw new AssertionError(
                "There is no end to what is due at " + clock.getObject().instant());
    }

    /**
     * Lets time pass as it would: the clock stops at each moment when something is due, in the order of time, and what is
     * due then runs before it moves on.
     */
    public void timePasses(Duration duration) {
        var end = clock.getObject().instant().plus(duration);
        allRuns();
        for (var next = nextDue(end); next.isPresent(); next = nextDue(end)) {
            clock.getObject().set(next.get());
            allRuns();
        }
        clock.getObject().set(end);
        allRuns();
    }

    /** Brings a diagram of {@code src/test/resources/journeys} that has nothing for the check to refuse. */
    public void draws(String file) {
        try (var content = new ClassPathResource("journeys/" + file).getInputStream()) {
            var text = new String(content.readAllBytes(), UTF_8);
            assertThat(check.check(Set.of(new ModelFile("test/" + file, text))).errors())
                    .isEmpty();
            var deployment =
                    repository.createDeployment().addString(file, text).deploy().getId();
            deployments.add(deployment);
            // this node has heard of it by then
            clock.getObject().advance(Duration.ofSeconds(5));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes away what {@link #draws} brought, with all who are on it. */
    public void forgetsDrawings() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        deployments.clear();
        clock.getObject().advance(Duration.ofSeconds(5));
    }

    /**
     * The timers that begin journeys of the product by themselves rest, in every application that tests start: a test in
     * which time passes would otherwise run campaigns. {@link #timerGoes} wakes one.
     */
    @EventListener(ContextRefreshedEvent.class)
    public void timersRest() {
        starts(jobs.createJobDefinitionQuery())
                .forEach(definition -> jobs.createJobQuery()
                        .jobDefinitionId(definition)
                        .list()
                        .forEach(job -> jobs.setJobDuedate(job.getId(), Date.from(NEVER))));
    }

    /** The timer that begins this journey goes from now on, until {@link #timersRest}. */
    public void timerGoes(String journey) {
        starts(jobs.createJobDefinitionQuery().processDefinitionKey(journey)).forEach(definition -> {
            jobs.activateJobDefinitionById(definition, true);
            jobs.createJobQuery()
                    .jobDefinitionId(definition)
                    .list()
                    .forEach(job -> jobs.recalculateJobDuedate(job.getId(), false));
        });
    }

    /** Whether it is a timer that rests: who runs jobs at whatever time they are due leaves it out. */
    public static boolean rests(Job job) {
        return job.getDuedate() != null && NEVER.equals(job.getDuedate().toInstant());
    }

    private static List<String> starts(JobDefinitionQuery query) {
        return query.jobType("timer-start-event").list().stream()
                .map(JobDefinition::getId)
                .toList();
    }

    private List<Job> due() {
        return jobs.createJobQuery().executable().active().list();
    }

    private Optional<Instant> nextDue(Instant end) {
        return jobs
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.getObject().instant()))
                .duedateLowerThan(Date.from(end.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** What failed is on the job afterwards; a job that another one has taken away is no failure. */
    private void tried(Job job) {
        try {
            jobs.executeJob(job.getId());
        } catch (RuntimeException failure) {
            var left = jobs.createJobQuery().jobId(job.getId()).singleResult();
            if (left != null && left.getRetries() > 0 && left.getDuedate() == null) {
                throw new AssertionError("Step failed and stays due, which has no end: " + job, failure);
            }
        }
    }
}
