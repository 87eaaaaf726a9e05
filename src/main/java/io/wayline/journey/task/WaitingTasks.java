package io.wayline.journey.task;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.RowTime;
import io.wayline.staff.absence.Absences;
import io.wayline.staff.pause.QueuePauses;

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

    /**
     * The tasks of these queues that this person can be given now, the best first; not all when there are many, and none
     * when the person is away. Each queue is a range of an index in this order.
     *
     * @param others ids of tasks that are left to others
     */
    List<String> best(Collection<String> queues, String username, Collection<String> others) {
        var moment = RowTime.of(clock.instant());
        var mine = others.isEmpty()
                ? ""
                : "and w.id not in (" + String.join(", ", Collections.nCopies(others.size(), "?")) + ")";
        var each = Collections.nCopies(
                queues.size(), """
                        (select w.id, w.turn, w.created_at from work_item w
                        where w.queue = ? and w.state = 'WAITING'
                          and (w.follow_up_at is null or w.follow_up_at <= ?)
                          and not %s and not %s
                          and not exists (select 1 from journey_instance i
                              where i.id = w.instance_id and i.paused_at is not null)
                          %s
                        order by w.turn, w.created_at, w.id fetch first %d rows only)""".formatted(QueuePauses.holds("?", "?"), Absences.holds("?", "?"), mine, LOOKED_AT));
        return jdbc.sql("select b.id from (" + String.join(" union all ", each)
                        + ") b order by b.turn, b.created_at, b.id fetch first " + LOOKED_AT + " rows only")
                .params(queues.stream()
                        .flatMap(queue -> Stream.concat(
                                Stream.of(queue, moment, queue, moment, username, moment, moment), others.stream()))
                        .toList())
                .query(String.class)
                .list();
    }

    /**
     * Locks a task until the caller's transaction ends, without waiting for others.
     *
     * @return nothing when somebody else has it, or is about to
     */
    Optional<WorkItem> locked(String id) {
        return jdbc.sql("select " + WorkItem.COLUMNS
                        + " from work_item w where w.id = ? and w.state = 'WAITING' for update skip locked")
                .param(id)
                .query(WorkItem::read)
                .optional();
    }
}
