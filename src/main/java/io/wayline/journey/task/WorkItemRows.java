package io.wayline.journey.task;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.journey.engine.task.TaskObserver;
import io.wayline.shared.RowTime;

/**
 * Writes a row for each task as it comes up, changes, and goes: one statement each, and one more for
 * the drafts of a task that is done; in the engine's transaction.
 */
@Component
class WorkItemRows implements TaskObserver {

    private static final int LONGEST_HOW = 255;
    private static final String DUE =
            "(case when due_clock = 'WORKING' then due_at else cast(? as timestamp(6) with time zone) end)";

    private final JdbcClient jdbc;
    private final BusinessCalendars calendars;
    private final Clock clock;

    WorkItemRows(JdbcClient jdbc, BusinessCalendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void cameUp(Snapshot task) {
        var due = DueClock.of(task.dueWritten(), task.createdAt(), task.dueAt(), calendars.standard());
        jdbc.sql("""
                        insert into work_item (id, instance_id, definition_id, journey, element, name, customer_id,
                            queue, priority, turn, created_at, due_at, follow_up_at,
                            due_clock, due_span, warn_at, due_calendar, title, state, version)
                        select ?, i.id, ?, i.journey, ?, ?, i.customer_id, ?, ?, ?, ?,
                            cast(? as timestamp(6) with time zone), cast(? as timestamp(6) with time zone),
                            cast(? as varchar(10)), cast(? as varchar(60)), cast(? as timestamp(6) with time zone),
                            cast(? as bigint),
                            (select h.title from journey_by_hand h where h.instance_id = i.id), 'WAITING', 0
                        from journey_instance i where i.id = ?""")
                .params(
                        task.id(),
                        task.definition(),
                        task.element(),
                        task.name(),
                        task.queue(),
                        task.priority(),
                        TaskRank.of(task.priority(), task.dueAt()),
                        RowTime.of(task.createdAt()),
                        RowTime.ofNullable(task.dueAt()),
                        RowTime.ofNullable(task.followUpAt()),
                        due == null ? null : due.kind().name(),
                        due == null ? null : due.span(),
                        due == null ? null : RowTime.of(due.warnAt()),
                        due == null ? null : due.calendar(),
                        task.instance())
                .update();
    }

    @Override
    public void isOf(String id, String assignee) {
        jdbc.sql("""
                        update work_item set assignee = ?, state = 'TAKEN', version = version + 1
                        where id = ? and state = 'WAITING'""").params(assignee, id).update();
    }

    /**
     * Takes what the diagram decides; priority and follow-up are people's once the task is there, and a due time in
     * working time is the calendar's.
     */
    @Override
    public void changed(Snapshot task) {
        jdbc.sql("update work_item set definition_id = ?, element = ?, name = ?, queue = ?, due_at = "
                        + DUE + ", turn = " + TaskRank.SQL.formatted("priority", DUE)
                        + ", version = version + 1, changed_by = null where id = ? and finished_at is null")
                .params(
                        task.definition(),
                        task.element(),
                        task.name(),
                        task.queue(),
                        RowTime.ofNullable(task.dueAt()),
                        RowTime.ofNullable(task.dueAt()),
                        task.id())
                .update();
    }

    /** What a colleague had begun before stays theirs to read. */
    @Override
    public void completed(String id) {
        finished(id, WorkItem.State.DONE, "completed");
        jdbc.sql("""
                        delete from work_draft where item_id = ?
                            and username = (select w.assignee from work_item w where w.id = ?)""").params(id, id).update();
    }

    @Override
    public void withdrawn(String id, String reason) {
        finished(id, WorkItem.State.WITHDRAWN, reason.substring(0, Math.min(LONGEST_HOW, reason.length())));
    }

    private void finished(String id, WorkItem.State state, String how) {
        jdbc.sql("""
                        update work_item set state = ?, finished_at = ?, finished_how = ?, version = version + 1
                        where id = ? and finished_at is null""").params(state.name(), RowTime.of(clock.instant()), how, id).update();
    }
}
