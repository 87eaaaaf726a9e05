package io.wayline.journey.engine.setup;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

import io.wayline.background.Loop;
import io.wayline.background.Loops;
import io.wayline.journey.engine.EngineSettings;
import io.wayline.journey.engine.SavePoints;
import io.wayline.journey.engine.StartListener;
import io.wayline.journey.engine.cache.EngineCachePlugin;
import io.wayline.journey.engine.decision.DecisionReports;
import io.wayline.journey.engine.guard.GuardedVariables;
import io.wayline.journey.engine.job.FailedTries;
import io.wayline.journey.engine.job.GatedTimerStarts;
import io.wayline.journey.engine.job.GatheringJobExecutor;
import io.wayline.journey.engine.job.JobPriorities;
import io.wayline.journey.engine.job.StepFailures;
import io.wayline.journey.engine.sandbox.DecisionOutputs;
import io.wayline.journey.engine.sandbox.InstanceLimits;
import io.wayline.journey.engine.sandbox.JourneyNames;
import io.wayline.journey.engine.sandbox.RuntimeLock;
import io.wayline.journey.engine.task.TaskReports;

/** The plain engine on our data source and transactions (docs/decisions/0001), safe and tuned (0005). */
@Configuration(proxyBeanMethods = false)
class EngineSetup {

    @Bean
    ThreadPoolTaskExecutor journeyThreads(EngineSettings settings) {
        var threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("journey-");
        threads.setCorePoolSize(settings.threads());
        threads.setMaxPoolSize(settings.threads());
        threads.setQueueCapacity(settings.queue());
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(15);
        return threads;
    }

    /** The engine's looks for due steps. */
    @Bean
    Loop jobLooks(Loops loops, EngineSettings settings) {
        return loops.every("journey.jobs", settings.longestPause());
    }

    @Bean
    SpringJobExecutor jobExecutor(ThreadPoolTaskExecutor journeyThreads, Loop jobLooks, EngineSettings settings) {
        var jobs = new GatheringJobExecutor(jobLooks::alive);
        jobs.setTaskExecutor(journeyThreads);
        jobs.setMaxJobsPerAcquisition(settings.fetch());
        jobs.setWaitTimeInMillis((int) settings.pause().toMillis());
        jobs.setMaxWait(settings.longestPause().toMillis());
        jobs.setLockTimeInMillis((int) settings.lock().toMillis());
        // nodes that fetch at the same moment step aside; both are off in the stock engine
        jobs.setBackoffTimeInMillis(50);
        jobs.setMaxBackoff(5_000);
        return jobs;
    }

    @Bean
    @DependsOnDatabaseInitialization
    SpringProcessEngineConfiguration engineConfiguration(
            DataSource database,
            PlatformTransactionManager transactions,
            SpringJobExecutor jobExecutor,
            StepBeans steps,
            JourneyNames names,
            SavePoints savePoints,
            StartListener startListener,
            EngineCachePlugin cachePlugin,
            DefinitionIds definitionIds,
            TaskReports taskReports,
            DecisionOutputs decisionOutputs,
            FailedTries failedTries,
            GatedTimerStarts timerStarts,
            BusinessCalendarManager calendars,
            GuardedVariables guardedVariables,
            DecisionReports decisionReports,
            InstanceLimits limits,
            EngineSettings settings) {
        var engine = new SpringProcessEngineConfiguration();
        engine.setDataSource(database);
        engine.setTransactionManager(transactions);
        engine.setDatabaseSchemaUpdate("true");
        // the stock generator needs a second connection inside a job: a deadlock on a busy pool
        engine.setIdGenerator(new StrongUuidGenerator());
        engine.setJobExecutor(jobExecutor);
        // started by EngineLifecycle, when every bean that a step may need exists
        engine.setJobExecutorActivate(false);
        // with a large backlog that is due, a person's work goes before a campaign's
        engine.setJobPriorityProvider(new JobPriorities());
        engine.setJobExecutorAcquireByPriority(true);
        engine.setHistoryCleanupJobPriority(JobPriorities.HOUSEKEEPING);
        engine.setBatchJobPriority(JobPriorities.HOUSEKEEPING);
        engine.setBusinessCalendarManager(calendars);
        engine.setFailedJobRetryTimeCycle(settings.retries());
        engine.setCustomJobHandlers(List.of(timerStarts));
        engine.setFailedJobCommandFactory(new StepFailures(failedTries));
        // the engine adds listeners of its own to this list
        engine.setCustomPostBPMNParseListeners(
                new ArrayList<>(List.of(startListener, savePoints, taskReports, decisionOutputs)));
        // what nobody reads is not written: variables live in our own tables (docs/decisions/0005)
        // the level is activity; GuardedVariables sets it
        engine.getProcessEnginePlugins().add(guardedVariables);
        // before the cache takes the deployers over
        engine.getProcessEnginePlugins().add(definitionIds);
        engine.getProcessEnginePlugins().add(cachePlugin);
        engine.setEnforceHistoryTimeToLive(true);
        // dropped by when a way ended: a time of removal would be written into sixteen tables for each that ends
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        // UTC, as all of this process; the night of the default zone
        engine.setHistoryCleanupBatchWindowStartTime("18:00");
        engine.setHistoryCleanupBatchWindowEndTime("22:00");
        // log lines carry the ids of instance, element, and definition; the others are empty, constant, or a mere name
        engine.setLoggingContextActivityName(null);
        engine.setLoggingContextApplicationName(null);
        engine.setLoggingContextTenantId(null);
        engine.setLoggingContextEngineName(null);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setTenantCheckEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        engine.setDbIdentityUsed(false);
        // whoever may draw must not be able to run code
        RuntimeLock.on(engine, steps, names, settings.mostElements(), limits);
        engine.getDmnEngineConfiguration()
                .getCustomPostDecisionEvaluationListeners()
                .add(decisionReports);
        return engine;
    }

    @Bean
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration engineConfiguration) {
        var engine = new ProcessEngineFactoryBean();
        engine.setProcessEngineConfiguration(engineConfiguration);
        return engine;
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Bean
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    @Bean
    DecisionService decisionService(ProcessEngine engine) {
        return engine.getDecisionService();
    }
}
