package io.wayline.journey.task;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for somebody to take it. Looking and locking are two statements: H2 locks every row that it sorts, so that
 * one who looks would hide all tasks from all others.
 */
@Component
class WaitingTasks {

    /** As many as may press Next at the same moment. */
    private static final int LOOKED_AT = 64;

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The tasks of these queues that can be done now, the best first; not all when there are many. */
    List<String> best(Collection<String> queues) {
        return jdbc.sql("""
                        select w.id from work_item w
                        where w.queue in (%s) and w.state = 'WAITING'
                          and (w.follow_up_at is null or w.follow_up_at <= ?)
                          and not exists (select 1 from journey_instance i
                              where i.id = w.instance_id and i.paused_at is not null)
                        order by w.turn, w.created_at, w.id fetch first ? rows only""".formatted(String.join(", ", Collections.nCopies(queues.size(), "?"))))
                .params(List.copyOf(queues))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(LOOKED_AT)
                .query(String.class)
                .list();
    }

    /**
     * Locks a task until the caller's transaction ends, without waiting for others.
     *
     * @return false when somebody else has it, or is about to
     */
    boolean locked(String id) {
        return jdbc.sql("select id from work_item where id = ? and state = 'WAITING' for update skip locked")
                .param(id)
                .query(String.class)
                .optional()
                .isPresent();
    }
}
