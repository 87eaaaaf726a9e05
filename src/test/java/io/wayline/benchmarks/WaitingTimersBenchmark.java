package io.wayline.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.events.EventInbox;
import io.wayline.events.NewEvent;
import io.wayline.shared.CustomerRef;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast due timers fire while 300,000 other customers wait in timers that are not due, against the same with none:
 * a journey goes in circles of a timer and the step Assess customer, and each round makes the timers of all its
 * customers due at once.
 */
class WaitingTimersBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("wayline.benchmark.customers", 1_000);
    private static final int WAITING = Integer.getInteger("wayline.benchmark.waiting", 300_000);
    private static final int ROUNDS = 3;

    /** One stands aside: the others are copies of somebody who has just begun to wait, not of one with many rounds. */
    private static final int ENTERED = CUSTOMERS + 1;

    @Test
    void dueTimersFireAsFastBesideManyThatWait() throws Exception {
        try (var postgres = new DurablePostgres();
                var product = new RunningProduct(postgres)) {
            var sql = postgres.sql();
            enter(product, sql);
            var others = new ClonedInstances(sql);
            var one = sql.sql("select id, customer_id from journey_instance order by id limit 1")
                    .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                    .single();
            var jobs = product.get(JobExecutor.class);

            rounds(jobs, sql, one.getKey(), 2 * ROUNDS); // the compiler of the JVM has the first ones
            var alone = new ArrayList<Double>();
            var beside = new ArrayList<Double>();
            for (var turn = 0; turn < 2; turn++) {
                if (turn > 0) {
                    others.clear();
                }
                alone.addAll(rounds(jobs, sql, one.getKey(), ROUNDS));
                others.add(one.getKey(), one.getValue(), WAITING);
                assertThat(others.waitingTimers()).isEqualTo(ENTERED + WAITING);
                beside.addAll(rounds(jobs, sql, one.getKey(), ROUNDS));
            }
            report(postgres, alone, beside);
        }
    }

    private static void enter(RunningProduct product, JdbcClient sql) {
        product.get(RepositoryService.class)
                .createDeployment()
                .addModelInstance(
                        "benchmark.bpmn",
                        Bpmn.createExecutableProcess("benchmark")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .message("benchmark.started")
                                .exclusiveGateway("again")
                                .intermediateCatchEvent("wait")
                                .timerWithDuration("P30D")
                                .serviceTask("assess")
                                .camundaDelegateExpression("${assessCustomer}")
                                .connectTo("again")
                                .done())
                .deploy();
        pause(Duration.ofSeconds(3)); // every node learns of new versions within two seconds
        sql.sql("insert into customer (id, ref, lifecycle, since, changed_at, version)"
                        + " select gen_random_uuid(), 'B-' || n, 'NEW', now(), now(), 0 from generate_series(1, ?) n")
                .param(ENTERED)
                .update();
        var inbox = product.get(EventInbox.class);
        for (var customer = 1; customer <= ENTERED; customer++) {
            inbox.record(new NewEvent(
                    "benchmark",
                    UUID.randomUUID().toString(),
                    "benchmark.started",
                    new CustomerRef("B-" + customer),
                    Instant.now(),
                    JsonNodeFactory.instance.objectNode(),
                    false));
        }
        await(() -> timers(sql, "true") == ENTERED, "all customers wait");
    }

    private static List<Double> rounds(JobExecutor jobs, JdbcClient sql, String aside, int rounds) {
        var rates = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            sql.sql("update act_ru_job set duedate_ = now() - interval '1 second'"
                            + " where type_ = 'timer' and id_ not like '%~%' and process_instance_id_ <> ?")
                    .param(aside)
                    .update();
            var begun = System.nanoTime();
            jobs.jobWasAdded();
            // a timer that fires makes the next one in the same transaction, so this is all there is to wait for
            await(() -> timers(sql, "duedate_ <= now()") == 0, "all due timers have fired");
            rates.add(CUSTOMERS / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0));
            assertThat(timers(sql, "id_ not like '%~%'")).isEqualTo(ENTERED);
        }
        return rates;
    }

    private static long timers(JdbcClient sql, String which) {
        return sql.sql("select count(*) from act_ru_job where type_ = 'timer' and " + which)
                .query(Long.class)
                .single();
    }

    private static void await(BooleanSupplier reached, String what) {
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            pause(Duration.ofMillis(50));
        }
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    private static void report(DurablePostgres postgres, List<Double> alone, List<Double> beside) throws Exception {
        var ratio = Figures.median(beside) / Figures.median(alone);
        ResultsPage.write("waiting-timers", """
                        | waiting beside | timers fired per second, round by round | median |
                        | --- | --- | --- |
                        | 0 | %s | %.0f |
                        | %,d | %s | %.0f |

                        **Ratio %.2f** (promised: at least 0.70), %,d customers a round, %s.
                        """.formatted(
                        Figures.list(alone),
                        Figures.median(alone),
                        WAITING,
                        Figures.list(beside),
                        Figures.median(beside),
                        ratio,
                        CUSTOMERS,
                        postgres.described()));
        assertThat(ratio)
                .as("the rate of due timers beside %,d that wait, against none", WAITING)
                .isGreaterThanOrEqualTo(0.7);
    }
}
