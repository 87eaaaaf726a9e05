package io.wayline.journey.engine.job;

import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class JobPriorityTests {

    private static final int WAITING = 20_000;

    /** What the engine asks with the settings that we give it. */
    private static final String ACQUISITION = """
            select res.id_, res.rev_, res.duedate_, res.process_instance_id_, res.exclusive_ from act_ru_job res
            where res.retries_ > 0 and (res.duedate_ is null or res.duedate_ <= now()::timestamp)
            and (res.lock_owner_ is null or res.lock_exp_time_ < now()::timestamp) and res.suspension_state_ = 1
            and (res.exclusive_ = true and not exists (select j2.id_ from act_ru_job j2
                where j2.process_instance_id_ = res.process_instance_id_ and j2.exclusive_ = true
                and j2.lock_owner_ is not null and j2.lock_exp_time_ >= now()::timestamp) or res.exclusive_ = false)
            and handler_type_ <> 'history-cleanup'
            order by res.priority_ desc limit 32""";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    SpringProcessEngineConfiguration engine;

    @Autowired
    JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void aJourneyACampaignAndATask() {
        // what other tests left would be fetched here
        jdbc.sql("update act_ru_job set suspension_state_ = 2 where suspension_state_ = 1")
                .update();
        deployment = repository
                .createDeployment()
                .addModelInstance("onboarding/plain-journey.bpmn", straight("plain-journey"))
                .addModelInstance("campaign/spring-sale.bpmn", straight("spring-sale"))
                .addModelInstance(
                        "complaint/somebody-looks.bpmn",
                        Bpmn.createExecutableProcess("somebody-looks")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .userTask("Task_Look")
                                .boundaryEvent("Event_TooLong")
                                .timerWithDuration("PT8H")
                                .endEvent()
                                .moveToActivity("Task_Look")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from act_ru_job where id_ like 'not-due-%'").update();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void whatAPersonSetGoingIsFetchedBeforeJourneysAndThoseBeforeCampaigns() {
        allThreeAreDue();
        assertThat(fetched()).containsExactly("somebody-looks", "plain-journey", "spring-sale");
    }

    @Test
    void aDeadlineBesideATaskIsTheJourneysOwnAndNotThePersons() {
        runtime.startProcessInstanceByKey("somebody-looks");
        management.executeJob(only("somebody-looks").getId());
        assertThat(only("somebody-looks").getPriority()).isEqualTo(JobPriorities.JOURNEYS);
    }

    @Test
    void housekeepingComesLast() {
        engine.getHistoryService().cleanUpHistoryAsync(true);
        var jobs = engine.getHistoryService().findHistoryCleanupJobs();
        assertThat(jobs)
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.getPriority()).isZero());
    }

    /** Asking for an order must not lead the database away from the index by due date. */
    @Test
    @EnabledIf("io.wayline.testing.TestDatabase#isPostgres")
    void whatWaitsForLaterIsNotReadToFindWhatIsFirst() {
        manyWait();
        allThreeAreDue();
        var plan = String.join(
                "\n", jdbc.sql("explain " + ACQUISITION).query(String.class).list());
        assertThat(plan).contains("wayline_job_due").doesNotContain("Seq Scan on act_ru_job res");
        assertThat(fetched()).containsExactly("somebody-looks", "plain-journey", "spring-sale");
    }

    private void manyWait() {
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, retries_, duedate_, priority_, suspension_state_,
                            exclusive_, process_instance_id_, handler_type_)
                        select 'not-due-' || n, 1, 'timer', 5, timestamp '2199-01-01 00:00:00', 50, 1, true,
                            'not-due-' || n, 'timer-intermediate-transition'
                        from generate_series(1, ?) as n""").param(WAITING).update();
        jdbc.sql("analyze act_ru_job").update();
    }

    private void allThreeAreDue() {
        runtime.startProcessInstanceByKey("spring-sale");
        runtime.startProcessInstanceByKey("plain-journey");
        runtime.startProcessInstanceByKey("somebody-looks");
        management.executeJob(only("somebody-looks").getId());
        tasks().complete(tasks().createTaskQuery()
                .processDefinitionKey("somebody-looks")
                .singleResult()
                .getId());
    }

    private TaskService tasks() {
        return engine.getTaskService();
    }

    /** The journeys in the order in which a node with room for one job at a time would fetch them. */
    private List<String> fetched() {
        return Stream.generate(this::fetchOne).limit(3).toList();
    }

    private String fetchOne() {
        var jobs = engine.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(engine.getJobExecutor(), 1));
        var id = jobs.getJobIdBatches().get(0).get(0);
        return management.createJobQuery().jobId(id).singleResult().getProcessDefinitionKey();
    }

    private Job only(String journey) {
        return management.createJobQuery().processDefinitionKey(journey).singleResult();
    }

    private static BpmnModelInstance straight(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .endEvent()
                .done();
    }
}
