package io.wayline.journey.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one index that the engine's own schema lacks. Without it every look for due work reads all timers that are not
 * due yet: 391 fired timers a second fell to 18 with 300,000 waiting. Made here and not by a migration because the
 * engine makes its tables after the migrations have run.
 */
@Component
class DueDateIndex implements InitializingBean {

    private final JdbcClient jdbc;

    DueDateIndex(JdbcClient jdbc, ProcessEngine engineWithItsSchema) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("create index if not exists wayline_job_due on act_ru_job (duedate_)")
                .update();
    }
}
