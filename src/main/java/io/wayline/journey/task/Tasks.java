package io.wayline.journey.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.journey.task.refusal.RestsPastDue;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.journey.task.refusal.TaskNotYours;
import io.wayline.journey.task.refusal.TaskPaused;
import io.wayline.journey.task.refusal.TaskTaken;
import io.wayline.journey.task.refusal.TaskUnclaimed;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.absence.Away;

/**
 * What people do with tasks. Each act locks the row of its task, so that of two at the same moment the second sees what
 * the first did; each does nothing when it is done already, and throws {@link NotFound} when the task is not theirs to
 * see, {@link TaskNotYours} when they see it and do not work on it, {@link TaskDone} when it is over.
 */
@Component
public class Tasks {

    private static final Logger log = LoggerFactory.getLogger(Tasks.class);
    private static final Duration LONGEST_REST = Duration.ofDays(366);
    private static final int LONGEST_PRESS = 100;
    /** How often to look again when others were faster with all that waited first. */
    private static final int ROUNDS = 10;

    private final JdbcClient jdbc;
    private final OpenTasks open;
    private final TaskScope scope;
    private final WaitingTasks waiting;
    private final TaskCompletion completion;
    private final FourEyes fourEyes;
    private final RequiredRole requiredRole;
    private final TaskStory story;
    private final Clock clock;

    Tasks(
            JdbcClient jdbc,
            OpenTasks open,
            TaskScope scope,
            WaitingTasks waiting,
            TaskCompletion completion,
            FourEyes fourEyes,
            RequiredRole requiredRole,
            TaskStory story,
            Clock clock) {
        this.jdbc = jdbc;
        this.open = open;
        this.scope = scope;
        this.waiting = waiting;
        this.completion = completion;
        this.fourEyes = fourEyes;
        this.requiredRole = requiredRole;
        this.story = story;
        this.clock = clock;
    }

    /**
     * Takes a task.
     *
     * @throws TaskTaken naming who has it, when somebody else has
     * @throws TaskNotYours also when it checks a task that they did, or needs a role that they do not have
     */
    @Transactional
    public WorkItem claim(String id, Person by) {
        var item = open.lock(id, by);
        mayClaim(item, by);
        if (item.state() == WorkItem.State.WAITING) {
            taken(id, by);
        }
        return open.now(id);
    }

    /**
     * Gives a task back to its queue; supervisors also one that somebody else has. Drafts stay.
     *
     * @throws TaskTaken when somebody else has it
     */
    @Transactional
    public WorkItem release(String id, Person by) {
        var item = open.lock(id, by);
        mayRelease(item, by);
        if (item.state() == WorkItem.State.TAKEN) {
            jdbc.sql("""
                            update work_item set assignee = null, state = 'WAITING', version = version + 1, changed_by = ?
                            where id = ?""").params(by.username(), id).update();
            open.passed(id, null);
            log.info("Task {} released by {}", id, by.username());
        }
        return open.now(id);
    }

    /**
     * Gives a task to a colleague, who has it at once; supervisors also one that somebody else has, or nobody. What the
     * giver wrote stays readable as unfinished.
     *
     * @param to somebody who may work on it
     * @throws TaskTaken when somebody else has it
     * @throws TaskUnclaimed when nobody has it, and it is not a supervisor who asks
     * @throws TaskNotYours when the colleague does not work on it, it checks a task that they did, or it needs a role that
     *     they do not have
     * @throws Away when the colleague is away just now
     */
    @Transactional
    public WorkItem handOver(String id, Person to, Person by) {
        var item = open.lock(id, by);
        mayHandOver(item, to, by);
        if (!to.username().equals(item.assignee())) {
            jdbc.sql("""
                            update work_item set assignee = ?, state = 'TAKEN', version = version + 1, changed_by = ?
                            where id = ?""").params(to.username(), by.username(), id).update();
            open.passed(id, to.username());
            story.handedOver(item, to, by);
            log.info("Task {} handed over to {} by {}", id, to.username(), by.username());
        }
        return open.now(id);
    }

    /**
     * Gives a task to another queue, in which it waits for whoever takes it; supervisors also one that somebody else has, or
     * nobody. What the giver wrote stays readable as unfinished, and until when it is due stays as it is.
     *
     * @param queue the key of one of {@link TaskScope#elsewhere}
     * @throws InvalidValue of {@code queue} when it is none of them
     * @throws TaskTaken when somebody else has it
     * @throws TaskUnclaimed when nobody has it, and it is not a supervisor who asks
     */
    @Transactional
    public WorkItem move(String id, String queue, Person by) {
        var item = open.lock(id, by);
        var to = mayMove(item, queue, by);
        if (!to.equals(item.queue())) {
            jdbc.sql("""
                            update work_item set queue = ?, assignee = null, state = 'WAITING', version = version + 1,
                                changed_by = ?
                            where id = ?""").params(to, by.username(), id).update();
            open.passed(id, null);
            story.moved(item, to, by);
            log.info("Task {} moved to queue {} by {}", id, to, by.username());
        }
        return open.now(id);
    }

    /**
     * Takes the best task that waits in a queue of this person: the highest priority, then what is due first, then the
     * oldest. Passed over are queues that are paused, tasks that were postponed, those of journeys that an operator has
     * paused, those that check what they did, and those that need a role which they do not have. Any number of people may ask at once, on any number of nodes: nobody
     * waits for anybody, and each gets a task of their own.
     *
     * @return nothing when nothing waits
     * @throws Away when this person is away just now
     */
    @Transactional
    public Optional<WorkItem> next(Person by) {
        var queues = scope.queuesOf(by);
        var others = new HashSet<String>();
        for (var round = 0; round < ROUNDS && !queues.isEmpty(); round++) {
            var best = waiting.best(queues, by.username(), others);
            for (var id : best) {
                var item = waiting.locked(id);
                if (item.isPresent() && leftToOthers(item.get(), by).isEmpty()) {
                    taken(id, by);
                    return Optional.of(open.now(id));
                }
                item.map(WorkItem::id).ifPresent(others::add);
            }
            if (best.isEmpty()) {
                break;
            }
        }
        // asked only where nothing was found, which may be why
        scope.isThere(by);
        return Optional.empty();
    }

    /**
     * Lets a task rest: until then nobody is asked to do it. Who has it keeps it.
     *
     * @param until in the future, at most 366 days away
     * @param reason 1 to 500 characters, for colleagues
     * @param pastDue whether it may rest beyond the time at which it is due
     * @throws InvalidValue when it cannot rest until then, or the reason is missing or too long
     * @throws TaskTaken when somebody else has it
     * @throws RestsPastDue when it is due before then, and that was not said to be meant
     */
    @Transactional
    public WorkItem postpone(String id, Instant until, String reason, boolean pastDue, Person by) {
        checkRest(until);
        var why = ReasonText.read(reason);
        var item = open.lock(id, by);
        mayPostpone(item, until, pastDue, by);
        jdbc.sql("""
                        update work_item set follow_up_at = ?, follow_up_reason = ?, version = version + 1, changed_by = ?
                        where id = ?""").params(RowTime.of(until), why, by.username(), id).update();
        return open.now(id);
    }

    /** @throws InvalidValue when no task rests until then */
    public void checkRest(Instant until) {
        if (!until.isAfter(clock.instant())) {
            throw new InvalidValue("until", "is not in the future", "send a moment that is still to come");
        }
        if (until.isAfter(clock.instant().plus(LONGEST_REST))) {
            throw new InvalidValue("until", "is more than a year away", "send an earlier moment");
        }
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
        if (priority < 0 || priority > OpenTasks.HIGHEST) {
            throw new InvalidValue("priority", "is out of range", "send 0 to " + OpenTasks.HIGHEST);
        }
        var item = open.lock(id, by);
        if (!by.is(Role.SUPERVISOR)) {
            throw new TaskNotYours();
        }
        if (item.priority() != priority) {
            open.rank(item, priority, by);
        }
        return open.now(id);
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
     * @throws TaskNotYours also when it checks a task that they did, or needs a role that they do not have
     */
    @Transactional
    public void complete(String id, Map<String, JsonNode> answers, int version, Person by) {
        complete(open.lock(id, by), answers, version, by);
    }

    /**
     * Does the same for a page, where one press may come twice, or again since its answer was lost: it completes once, and
     * the second time changes nothing.
     *
     * @param press the page's own name of the press and of what was answered with it, 1 to 100 characters
     */
    @Transactional
    public void complete(String id, Map<String, JsonNode> answers, int version, String press, Person by) {
        if (press.isBlank() || press.length() > LONGEST_PRESS) {
            throw new InvalidValue("press", "is not 1 to 100 characters", "send such a name of the press");
        }
        WorkItem item;
        try {
            item = open.lock(id, by);
        } catch (TaskDone over) {
            if (isOf(press, id, by)) {
                return;
            }
            throw over;
        }
        complete(item, answers, version, by);
        jdbc.sql("update work_item set completed_press = ? where id = ?")
                .params(press, id)
                .update();
    }

    private void complete(WorkItem item, Map<String, JsonNode> answers, int version, Person by) {
        if (item.assignee() == null) {
            throw new TaskUnclaimed();
        }
        if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(item.assignee());
        }
        if (item.version() != version) {
            throw new TaskChanged(item);
        }
        leaveToOthersWhatIsNotTheirs(item, by);
        completion.complete(item.id(), answers, by.username());
        story.completed(item, by);
    }

    /** What can be done to a task, without its form. */
    public enum Act {
        CLAIM,
        RELEASE,
        HAND_OVER
    }

    /**
     * Why this could not be done to a task as it stands, or nothing; changes nothing.
     *
     * @param to who would get it, where it is handed over
     */
    public Optional<Refusal> hindrance(Act act, WorkItem item, @Nullable Person to, Person by) {
        try {
            open.workedOn(item, by);
            switch (act) {
                case CLAIM -> mayClaim(item, by);
                case RELEASE -> mayRelease(item, by);
                case HAND_OVER -> mayHandOver(item, to == null ? by : to, by);
            }
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    /** The same for giving it to another queue. */
    public Optional<Refusal> hindranceToMove(WorkItem item, String queue, Person by) {
        try {
            open.workedOn(item, by);
            mayMove(item, queue, by);
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    /**
     * The same for letting it rest.
     *
     * @param until null while nobody has said
     */
    public Optional<Refusal> hindranceToRest(WorkItem item, @Nullable Instant until, boolean pastDue, Person by) {
        try {
            open.workedOn(item, by);
            mayPostpone(item, until == null ? Instant.MIN : until, pastDue, by);
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused);
        }
    }

    private void mayClaim(WorkItem item, Person by) {
        if (item.state() == WorkItem.State.WAITING) {
            leaveToOthersWhatIsNotTheirs(item, by);
        } else if (!by.username().equals(item.assignee())) {
            throw new TaskTaken(String.valueOf(item.assignee()));
        }
    }

    private static void mayRelease(WorkItem item, Person by) {
        if (item.state() == WorkItem.State.TAKEN) {
            OpenTasks.held(item, by);
        }
    }

    private void mayHandOver(WorkItem item, Person to, Person by) {
        OpenTasks.held(item, by);
        scope.worksOn(to, item);
        leaveToOthersWhatIsNotTheirs(item, to);
        scope.isThere(to);
    }

    private static void mayPostpone(WorkItem item, Instant until, boolean pastDue, Person by) {
        OpenTasks.held(item, by);
        if (!pastDue && item.isDueBefore(until)) {
            throw new RestsPastDue(Objects.requireNonNull(item.dueAt()));
        }
    }

    private String mayMove(WorkItem item, String queue, Person by) {
        OpenTasks.held(item, by);
        if (queue.equals(item.queue())) {
            return queue;
        }
        return scope.elsewhere(item, by).stream()
                .map(Queues.Queue::key)
                .filter(queue::equals)
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "queue",
                        "is none to which you can give it",
                        "name another queue of yours, or ask a supervisor"));
    }

    private boolean isOf(String press, String id, Person by) {
        return jdbc.sql(
                        "select 1 from work_item where id = ? and assignee = ? and completed_press = ? and state = 'DONE'")
                .params(id, by.username(), press)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The task that this one checks, as it was done last: who did it leaves this one to somebody else. */
    public Optional<WorkItem> checked(WorkItem item) {
        return fourEyes.checked(item);
    }

    /** The role that this task needs; nothing where whoever works for its queue may do it. */
    public Optional<Role> needed(WorkItem item) {
        return requiredRole.of(item);
    }

    private void leaveToOthersWhatIsNotTheirs(WorkItem item, Person by) {
        leftToOthers(item, by).ifPresent(refused -> {
            throw refused;
        });
    }

    /** Why the diagram leaves this task to others than this person. */
    private Optional<TaskNotYours> leftToOthers(WorkItem item, Person by) {
        return fourEyes.leaveToOthers(item, by)
                ? Optional.of(TaskNotYours.checksTheirOwn())
                : requiredRole.missing(item, by).map(TaskNotYours::needs);
    }

    private void taken(String id, Person by) {
        jdbc.sql("""
                        update work_item set assignee = ?, state = 'TAKEN', version = version + 1, changed_by = ?
                        where id = ?""").params(by.username(), by.username(), id).update();
        open.passed(id, by.username());
        log.info("Task {} taken by {}", id, by.username());
    }
}
