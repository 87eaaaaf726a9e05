package io.wayline.journey.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/**
 * What people do with tasks. Each act locks the row of its task, so that of two at the same moment the second sees what
 * the first did; each does nothing when it is done already, and throws {@link NotFound} when the task is not theirs to
 * see, {@link TaskNotYours} when they see it and do not work on it, {@link TaskDone} when it is over.
 */
@Component
public class Tasks {

    private static final Logger log = LoggerFactory.getLogger(Tasks.class);
    private static final int LONGEST_REASON = 500;
    private static final int HIGHEST = 100;
    /** How often to look again when others were faster with all that waited first. */
    private static final int ROUNDS = 10;

    private final JdbcClient jdbc;
    private final TaskScope scope;
    private final WaitingTasks waiting;
    private final TaskCompletion completion;
    private final TaskStory story;
    private final Clock clock;

    Tasks(
            JdbcClient jdbc,
            TaskScope scope,
            WaitingTasks waiting,
            TaskCompletion completion,
            TaskStory story,
            Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.waiting = waiting;
        this.completion = completion;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Takes a task.
     *
     * @throws TaskTaken naming who has it, when somebody else has
     */
    @Transactional
    public WorkItem claim(String id, Person by) {
        var item = open(id, by);
        if (item.state() == WorkItem.State.WAITING) {
            taken(id, by);
        } else if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(String.valueOf(item.assignee()));
        }
        return now(id);
    }

    /**
     * Gives a task back to its queue; supervisors also one that somebody else has. Drafts stay.
     *
     * @throws TaskTaken when somebody else has it
     */
    @Transactional
    public WorkItem release(String id, Person by) {
        var item = open(id, by);
        if (item.state() == WorkItem.State.TAKEN) {
            held(item, by);
            jdbc.sql("""
                            update work_item set assignee = null, state = 'WAITING', version = version + 1, changed_by = ?
                            where id = ?""").params(by.username(), id).update();
            log.info("Task {} released by {}", id, by.username());
        }
        return now(id);
    }

    /**
     * Takes the best task that waits in a queue of this person: the highest priority, then what is due first, then the
     * oldest. Passed over are tasks that were postponed, and those of journeys that an operator has paused. Any number
     * of people may ask at once, on any number of nodes: nobody waits for anybody, and each gets a task of their own.
     *
     * @return nothing when nothing waits
     */
    @Transactional
    public Optional<WorkItem> next(Person by) {
        var queues = scope.queuesOf(by);
        for (var round = 0; round < ROUNDS && !queues.isEmpty(); round++) {
            var best = waiting.best(queues);
            for (var id : best) {
                if (waiting.locked(id)) {
                    taken(id, by);
                    return Optional.of(now(id));
                }
            }
            if (best.isEmpty()) {
                break;
            }
        }
        return Optional.empty();
    }

    /**
     * Lets a task rest: until then nobody is asked to do it. Who has it keeps it.
     *
     * @param until in the future
     * @param reason 1 to 500 characters, for colleagues
     * @throws InvalidValue when the moment has passed, or the reason is missing or too long
     * @throws TaskTaken when somebody else has it
     */
    @Transactional
    public WorkItem postpone(String id, Instant until, String reason, Person by) {
        if (!until.isAfter(clock.instant())) {
            throw new InvalidValue("until", "is not in the future", "send a moment that is still to come");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new InvalidValue(
                    "reason", "is missing or too long", "say why in at most " + LONGEST_REASON + " characters");
        }
        var item = open(id, by);
        held(item, by);
        jdbc.sql("""
                        update work_item set follow_up_at = ?, follow_up_reason = ?, version = version + 1, changed_by = ?
                        where id = ?""")
                .params(RowTime.of(until), reason.strip(), by.username(), id)
                .update();
        return now(id);
    }

    /**
     * Lets a task come earlier or later than others.
     *
     * @param priority 0 to 100, the highest first
     * @throws InvalidValue when it is out of range
     * @throws TaskNotYours when it is not a supervisor who asks
     */
    @Transactional
    public WorkItem prioritize(String id, int priority, Person by) {
        if (priority < 0 || priority > HIGHEST) {
            throw new InvalidValue("priority", "is out of range", "send 0 to " + HIGHEST);
        }
        var item = open(id, by);
        if (!by.is(Role.SUPERVISOR)) {
            throw new TaskNotYours();
        }
        if (item.priority() != priority) {
            jdbc.sql("update work_item set priority = ?, turn = ?, version = version + 1, changed_by = ? where id = ?")
                    .params(priority, TaskRank.of(priority, item.dueAt()), by.username(), id)
                    .update();
        }
        return now(id);
    }

    /**
     * Completes a task with the answers of its form, and lets the journey go on; their drafts are gone with it.
     *
     * @param version of the task that they saw
     * @throws TaskUnclaimed when nobody has it
     * @throws TaskTaken when somebody else has it
     * @throws TaskChanged when it is not as they saw it, with what it is now
     * @throws TaskPaused when an operator has stopped the instance
     * @throws AnswersRefused naming each field that is not as the form wants it
     */
    @Transactional
    public void complete(String id, Map<String, JsonNode> answers, int version, Person by) {
        var item = open(id, by);
        if (item.assignee() == null) {
            throw new TaskUnclaimed();
        }
        if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(item.assignee());
        }
        if (item.version() != version) {
            throw new TaskChanged(item);
        }
        completion.complete(id, answers, by.username());
        story.completed(item, by);
    }

    private void taken(String id, Person by) {
        jdbc.sql("""
                        update work_item set assignee = ?, state = 'TAKEN', version = version + 1, changed_by = ?
                        where id = ?""").params(by.username(), by.username(), id).update();
        log.info("Task {} taken by {}", id, by.username());
    }

    private static void held(WorkItem item, Person by) {
        if (by.is(Role.SUPERVISOR)) {
            return;
        }
        if (item.assignee() == null) {
            throw new TaskUnclaimed();
        }
        if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(item.assignee());
        }
    }

    private WorkItem open(String id, Person by) {
        var item = jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ? for update")
                .param(id)
                .query(WorkItem::read)
                .optional()
                .orElseThrow(() -> new NotFound("task"));
        scope.worksOn(by, item);
        if (!item.isOpen()) {
            throw new TaskDone();
        }
        return item;
    }

    private WorkItem now(String id) {
        return jdbc.sql("select " + WorkItem.COLUMNS + " from work_item w where w.id = ?")
                .param(id)
                .query(WorkItem::read)
                .single();
    }
}
