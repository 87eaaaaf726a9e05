package io.wayline.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.background.SetAside;
import io.wayline.background.SetAsideRow;
import io.wayline.journey.failure.StepCircuitBreaker;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What looks after journeys meets a row that it cannot work on, first in order, and good ones behind it. */
@DatabaseTest
class UpkeepIsolationTests {

    @Autowired
    Retention retention;

    @Autowired
    StepCircuitBreaker circuit;

    @Autowired
    SetAside aside;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String gone = "0-gone:1:" + UUID.randomUUID();
    private String deployment = "";
    private String definition = "";

    @BeforeEach
    void twoSteps() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "two-steps.bpmn",
                        Drawn.journey("two-steps")
                                .startEvent("Start")
                                .message("two-steps.wanted")
                                .intermediateCatchEvent("First")
                                .message("two-steps.first")
                                .intermediateCatchEvent("Second")
                                .message("two-steps.second")
                                .endEvent("End")
                                .done())
                .deploy()
                .getId();
        definition = repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("delete from journey_step_pause").update();
        jdbc.sql("delete from decision_log").update();
        jdbc.sql("delete from journey_instance where journey = 'two-steps'").update();
        jdbc.sql("delete from set_aside").update();
        repository.deleteDeployment(deployment, true);
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void retentionDropsWhatItCanWhenAVersionIsGone() {
        decided(gone);
        decided(definition);

        retention.drop();

        assertThat(decisionsOf(definition)).isZero();
        assertThat(decisionsOf(gone)).isEqualTo(1);
    }

    @Test
    void retentionTriesAgainLaterAndShowsIt() {
        decided(gone);

        for (var pause : List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1))) {
            clock.advance(pause);
            retention.drop();
        }

        assertThat(aside.shown(Retention.LOOP, 10))
                .singleElement()
                .extracting(SetAsideRow::item, SetAsideRow::tries)
                .containsExactly("decision_log/" + gone, 3);
        jdbc.sql("update decision_log set definition_id = ? where definition_id = ?")
                .params(definition, gone)
                .update();
        clock.advance(Duration.ofMinutes(5));
        assertThat(retention.drop()).isEqualTo(1);
    }

    /** The engine has job definitions for elements that a diagram names otherwise, such as bodies of many at once. */
    @Test
    void theCircuitLooksAfterEveryStepWhenOneCannotBeLookedAt() {
        var steps = management
                .createJobDefinitionQuery()
                .processDefinitionId(definition)
                .list();
        var bad = steps.get(0).getId();
        var good = steps.get(1).getId();
        paused(bad, clock.instant().minusSeconds(20));
        paused(good, clock.instant().minusSeconds(10));
        var element = element(bad);
        named(bad, "nowhere");
        waitsAt(good);

        circuit.look();

        assertThat(isHeld(good)).as("the straggler").isTrue();
        assertThat(triesOf(bad)).isEqualTo(1);
        circuit.look();
        assertThat(triesOf(bad)).as("rests").isEqualTo(1);
        clock.advance(Duration.ofSeconds(10));
        circuit.look();
        assertThat(triesOf(bad)).isEqualTo(2);

        named(bad, element);
        clock.advance(Duration.ofMinutes(1));
        circuit.look();
        assertThat(jdbc.sql("select count(*) from set_aside where item = ?")
                        .param(bad)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void decided(String version) {
        var instance = UUID.randomUUID().toString();
        var longAgo = at(clock.instant().minus(Duration.ofDays(400)));
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at, ended_at)
                        values (?, 'two-steps', ?, 'c', '', ?, ?)""").params(instance, version, longAgo, longAgo).update();
        jdbc.sql("""
                        insert into decision_log (instance_id, definition_id, customer_id, passage, element, decision,
                            decision_name, version, inputs, rules, outputs, decided_at)
                        values (?, ?, 'c', 'p', 'e', 'd', 'd', 1, '[]', '[]', '[]', ?)""").params(instance, version, longAgo).update();
    }

    private int decisionsOf(String version) {
        return jdbc.sql("select count(*) from decision_log where definition_id = ?")
                .param(version)
                .query(Integer.class)
                .single();
    }

    private void paused(String jobDefinition, Instant since) {
        jdbc.sql("""
                        insert into journey_step_pause (id, held, job_definition, definition_id, element, failed, tries,
                            paused_at, probe_at, probes)
                        values (?, ?, ?, ?, 'First', 10, 10, ?, ?, 0)""")
                .params(
                        UUID.randomUUID().toString(),
                        jobDefinition,
                        jobDefinition,
                        definition,
                        at(since),
                        at(clock.instant().plus(Duration.ofHours(1))))
                .update();
    }

    private String element(String jobDefinition) {
        return jdbc.sql("select act_id_ from act_ru_jobdef where id_ = ?")
                .param(jobDefinition)
                .query(String.class)
                .single();
    }

    private void named(String jobDefinition, String element) {
        jdbc.sql("update act_ru_jobdef set act_id_ = ? where id_ = ?")
                .params(element, jobDefinition)
                .update();
    }

    private void waitsAt(String jobDefinition) {
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, retries_, suspension_state_, job_def_id_, handler_type_,
                            exclusive_, duedate_)
                        values (?, 1, 'message', 3, 1, ?, 'async-continuation', true, null)""").params("job-of-" + jobDefinition, jobDefinition).update();
    }

    private boolean isHeld(String jobDefinition) {
        var held = jdbc.sql("select suspension_state_ from act_ru_job where id_ = ?")
                        .param("job-of-" + jobDefinition)
                        .query(Integer.class)
                        .single()
                == 2;
        jdbc.sql("delete from act_ru_job where id_ = ?")
                .param("job-of-" + jobDefinition)
                .update();
        return held;
    }

    private int triesOf(String jobDefinition) {
        return jdbc.sql("select tries from set_aside where loop_name = ? and item = ?")
                .params(StepCircuitBreaker.LOOP, jobDefinition)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
