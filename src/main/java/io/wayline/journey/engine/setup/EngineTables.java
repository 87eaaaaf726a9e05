package io.wayline.journey.engine.setup;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine's own schema lacks. Made here and not by a migration because the engine makes its tables after the
 * migrations have run. Safe to do again. Like the making of the engine's own tables, it takes one node to go first on a
 * new database: whoever comes at the same moment may have to be started again.
 */
@Component
class EngineTables implements InitializingBean {

    private final JdbcClient jdbc;
    private final boolean onPostgres;

    EngineTables(JdbcClient jdbc, ProcessEngine engineWithItsSchema) {
        this.jdbc = jdbc;
        this.onPostgres = "postgres"
                .equals(engineWithItsSchema.getProcessEngineConfiguration().getDatabaseType());
    }

    @Override
    public void afterPropertiesSet() {
        findDueJobsByDate();
        if (onPostgres) {
            keepPages();
        }
    }

    /** Without it every look for due work reads all timers that are not due yet: 391 fired timers a second fell to 18. */
    private void findDueJobsByDate() {
        jdbc.sql("create index if not exists wayline_job_due on act_ru_job (duedate_)")
                .update();
    }

    /**
     * Rows of what runs come and go by the thousand. When all are gone, a vacuum gives the pages back, and PostgreSQL
     * plans for an empty table, which it reads from end to end; with the next thousand customers it reads all that they
     * leave behind for each of them, until the next vacuum. A table that keeps its pages is read by its indexes.
     */
    private void keepPages() {
        jdbc.sql("""
                        select c.oid::regclass::text from pg_class c
                        where c.relkind = 'r' and c.relname like 'act\\_ru\\_%'
                        and c.relnamespace = current_schema()::regnamespace
                        and not coalesce(c.reloptions @> array['vacuum_truncate=off'], false)
                        order by c.oid""")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("alter table " + table + " set (vacuum_truncate = off)")
                        .update());
    }
}
