package io.wayline.journey;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.events.EventsDriver;
import io.wayline.journey.check.Corpus;
import io.wayline.journey.instance.Cancellations;
import io.wayline.journey.instance.Instances;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whoever cancels a customer's way wins, whatever it does at that moment. */
@DatabaseTest
@Timeout(60)
class CancellationTests {

    @Autowired
    EventsDriver events;

    @Autowired
    EngineDriver engine;

    @Autowired
    InstanceActs acts;

    @Autowired
    Instances instances;

    @Autowired
    Cancellations cancellations;

    @Autowired
    Journeys journeys;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String anna = "anna-" + UUID.randomUUID();
    private final AtomicBoolean over = new AtomicBoolean();
    private String deployment = "";
    private String instance = "";

    @BeforeEach
    void annaGoesRound() {
        deployment = repository
                .createDeployment()
                .addString("loop-boundary-short.bpmn", loop())
                .deploy()
                .getId();
        clock.advance(Duration.ofSeconds(5));
        events.sendHistory("customer.registered", anna, Map.of("email", "anna@example.com"));
        events.send("hostile.loop-boundary-short", anna, Map.of());
        events.handleAll();
        instance = only().id();
    }

    @AfterEach
    void nobodyIsOnTheWay() {
        over.set(true);
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @RepeatedTest(3)
    void aWayThatNeverRestsEndsAtOnce() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(2);
        for (var thread = 0; thread < 2; thread++) {
            threads.execute(this::goesRound);
        }
        await().until(() -> entered() > 20);

        assertThat(acts.cancel(instance, "he", "it never ends")).isTrue();

        stopped(threads);
        assertThat(only().endedAt()).isNotNull();
        assertThat(only().cancelledBy()).isEqualTo("he");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
        assertThat(jobs.createJobQuery().processInstanceId(instance).count()).isZero();
        assertThat(leftOver()).isEmpty();
    }

    /** As a node leaves it that fell between the two. */
    @Test
    void whatIsMarkedAsCancelledDoesNothingAndIsEndedByAnyNode() {
        assertThat(instances.cancelling(instance, "he", "it never ends")).isTrue();
        assertThat(instances.resumed(instance)).as("let go on").isFalse();

        cancellations.endLeftOver();

        assertThat(only().endedAt()).isNotNull();
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void whatEndedByItselfMeanwhileIsDone() {
        instances.cancelling(instance, "he", "it never ends");
        runtime.deleteProcessInstance(instance, "reached its end");

        assertThat(cancellations.end(instance)).isTrue();

        assertThat(leftOver()).isEmpty();
    }

    @Test
    void whoeverCancelsTwiceIsToldOnce() {
        acts.cancel(instance, "he", "it never ends");
        instances.cancelling(instance, "shen", "again");

        assertThat(only().cancelledBy()).isEqualTo("he");
    }

    private void goesRound() {
        while (!over.get()) {
            for (var job : jobs.createJobQuery()
                    .processInstanceId(instance)
                    .active()
                    .withRetriesLeft()
                    .list()) {
                try {
                    jobs.executeJob(job.getId());
                } catch (RuntimeException collision) {
                    // the other one was faster, or it was cancelled
                }
            }
        }
    }

    private void stopped(ExecutorService threads) throws InterruptedException {
        over.set(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private long entered() {
        return jdbc.sql("select count(*) from act_hi_actinst where proc_inst_id_ = ?")
                .param(instance)
                .query(Long.class)
                .single();
    }

    private List<String> leftOver() {
        return instances.cancelling(10);
    }

    private Instance only() {
        return journeys.of(customers.get(new CustomerRef(anna)).id(), 10, Locale.ENGLISH)
                .get(0);
    }

    private static String loop() {
        return Corpus.hostile().stream()
                .filter(file -> file.name().equals("bpmn/loop-boundary-short.bpmn"))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
