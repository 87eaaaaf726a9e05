package io.wayline.journey.engine.setup;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

@DatabaseTest
class EngineTablesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngine engine;

    @Test
    void areMadeReadyHoweverOftenNodesStart() {
        assertThatNoException().isThrownBy(() -> new EngineTables(jdbc, engine).afterPropertiesSet());
    }

    /** Until the next vacuum the plan stays, and would read all that thousands of customers leave behind. */
    @Test
    @EnabledIf("io.wayline.testing.TestDatabase#isPostgres")
    void jobsAreReadByTheirIndexAlsoAfterAllOfThemWereDone() {
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, retries_, duedate_, priority_, suspension_state_,
                            exclusive_, handler_type_)
                        select 'done-' || n, 1, 'timer', 5, timestamp '2199-01-01 00:00:00', 50, 1, true,
                            'timer-intermediate-transition'
                        from generate_series(1, 5000) as n""").update();
        jdbc.sql("delete from act_ru_job where id_ like 'done-%'").update();

        jdbc.sql("vacuum analyze act_ru_job").update();

        assertThat(String.join(
                        "\n",
                        jdbc.sql("explain select * from act_ru_job where id_ = 'a'")
                                .query(String.class)
                                .list()))
                .contains("Index Scan");
    }
}
