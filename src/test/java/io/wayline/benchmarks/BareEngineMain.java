package io.wayline.benchmarks;

import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * The engine by itself on the reference journey, with steps that do nothing: no events, no customers, no mails. Reads how
 * many customers to take from its input, a line a round, and says when they have all reached the end.
 */
final class BareEngineMain {

    /** As many as the product's correlator has. */
    private static final int STARTERS = 2;

    private BareEngineMain() {}

    /** A step that does nothing. */
    public static final class Nothing implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {}
    }

    /** @param arguments the database, {@code stock} or {@code ours}: whose settings, and {@code reference} or {@code campaign} */
    public static void main(String[] arguments) throws Exception {
        var engine = engine(arguments[0], arguments[1].equals("ours"));
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("bare.bpmn", arguments[2].equals("campaign") ? campaign() : reference())
                .deploy();
        System.out.println("ready");
        try (var rounds = new Scanner(System.in)) {
            while (rounds.hasNextInt()) {
                take(engine, rounds.nextInt());
                System.out.println("round over");
            }
        }
        engine.close();
    }

    private static BpmnModelInstance reference() {
        return Bpmn.createExecutableProcess("bare")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .camundaAsyncAfter()
                .message("asked")
                .serviceTask()
                .camundaClass(Nothing.class.getName())
                .intermediateCatchEvent()
                .timerWithDuration("PT0S")
                .serviceTask()
                .camundaClass(Nothing.class.getName())
                .endEvent()
                .done();
    }

    private static BpmnModelInstance campaign() {
        return Bpmn.createExecutableProcess("bare")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .message("asked")
                .serviceTask()
                .camundaClass(Nothing.class.getName())
                .endEvent()
                .done();
    }

    private static ProcessEngine engine(String database, boolean ours) {
        var connections = new HikariDataSource();
        connections.setJdbcUrl(database);
        connections.setUsername("postgres");
        connections.setMaximumPoolSize(20);
        connections.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setDataSource(connections);
        engine.setDatabaseSchemaUpdate("true");
        if (ours) {
            engine.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
            engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
            engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
            engine.setIdGenerator(new StrongUuidGenerator());
            engine.setMetricsEnabled(false);
            engine.setTaskMetricsEnabled(false);
            var jobs = new DefaultJobExecutor();
            jobs.setCorePoolSize(4);
            jobs.setMaxPoolSize(4);
            jobs.setQueueSize(64);
            jobs.setMaxJobsPerAcquisition(32);
            jobs.setWaitTimeInMillis(500);
            jobs.setMaxWait(1_000);
            engine.setJobExecutor(jobs);
        }
        engine.setJobExecutorActivate(true);
        return engine.buildProcessEngine();
    }

    private static void take(ProcessEngine engine, int customers) throws InterruptedException {
        var left = new AtomicInteger(customers);
        var starters = Executors.newFixedThreadPool(STARTERS);
        for (var starter = 0; starter < STARTERS; starter++) {
            starters.execute(() -> {
                while (left.getAndDecrement() > 0) {
                    engine.getRuntimeService()
                            .createMessageCorrelation("asked")
                            .processInstanceBusinessKey(UUID.randomUUID().toString())
                            .setVariable("customerId", UUID.randomUUID().toString())
                            .correlateStartMessage();
                }
            });
        }
        starters.shutdown();
        starters.awaitTermination(1, TimeUnit.HOURS);
        while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
