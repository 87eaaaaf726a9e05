package io.wayline.journey.task.upkeep;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.task.TaskRank;

/**
 * Brings the rows of tasks in step with the engine's, whatever was done to those behind our back. A task for which that
 * fails is set aside, and the others are put right.
 */
@Component
public class WorkItemUpkeep {

    /** Names what is set aside here; an item is a task's id, or {@code withdraw} for those that are gone. */
    public static final String LOOP = "journey.tasks";

    private static final String WITHDRAW = "withdraw";
    private static final int AT_ONCE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(WorkItemUpkeep.class);

    private final JdbcClient jdbc;
    private final SetAside aside;
    private final Clock clock;

    WorkItemUpkeep(JdbcClient jdbc, SetAside aside, Clock clock) {
        this.jdbc = jdbc;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * Withdraws what the engine has no task for, and adds what it has one for and we have not, as after an upgrade. A row
     * that is added has no clock: the engine keeps the moment alone. Done twice, or on several nodes at once, it finds
     * nothing more to do.
     *
     * @return how many rows were wrong
     */
    public int reconcile() {
        var wrong = aside.pass(LOOP, List.of(WITHDRAW)).count(WITHDRAW, this::withdrawn) + added();
        if (wrong > 0) {
            log.warn("{} rows of tasks were not as the engine has them, and were put right", wrong);
        }
        return wrong;
    }

    private int withdrawn() {
        return jdbc.sql("""
                        update work_item set state = 'WITHDRAWN', finished_at = ?, finished_how = 'not in the engine',
                            version = version + 1, changed_by = null
                        where state in ('WAITING', 'TAKEN')
                          and not exists (select 1 from act_ru_task t where t.id_ = work_item.id)""").param(clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    private int added() {
        var missing = jdbc.sql("""
                        select t.id_ from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        join journey_instance i on i.id = e.root_proc_inst_id_
                        where not exists (select 1 from work_item w where w.id = t.id_)
                        order by t.id_ fetch first ? rows only""").param(AT_ONCE).query(String.class).list();
        return aside.pass(LOOP, missing).together(missing, task -> task, this::add);
    }

    /** The engine keeps times without a zone, in UTC like this whole process. */
    private void add(List<String> tasks) {
        try {
            jdbc.sql("""
                            insert into work_item (id, instance_id, definition_id, journey, element, name, customer_id,
                                queue, priority, turn, created_at, due_at, follow_up_at, state, version)
                            select t.id_, i.id, t.proc_def_id_, i.journey, t.task_def_key_,
                                coalesce(t.name_, t.task_def_key_), i.customer_id,
                                coalesce((select min(l.group_id_) from act_ru_identitylink l
                                    where l.task_id_ = t.id_ and l.type_ = 'candidate'), ''),
                                t.priority_, %s, t.create_time_ at time zone 'UTC', t.due_date_ at time zone 'UTC',
                                t.follow_up_date_ at time zone 'UTC', 'WAITING', 0
                            from act_ru_task t
                            join act_ru_execution e on e.id_ = t.proc_inst_id_
                            join journey_instance i on i.id = e.root_proc_inst_id_
                            where t.id_ in (:tasks) and not exists (select 1 from work_item w where w.id = t.id_)""".formatted(TaskRank.SQL.formatted("t.priority_", "t.due_date_")))
                    .param("tasks", tasks)
                    .update();
        } catch (DuplicateKeyException addedByAnotherNode) {
            log.debug("Tasks {} were added by another node", tasks);
        }
    }
}
