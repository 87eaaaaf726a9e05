package io.wayline.workspace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback;
import io.wayline.callback.Callbacks;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.TaskScope;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.note.Notes;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/**
 * Gives a task to a colleague, who has it at once and is told, or to another queue, in which it waits; why is a note about
 * the customer.
 */
@Component
public class HandOvers {

    /** What the notice says to whoever got the task. */
    static final String TOLD = "task-handed-over";

    /** What stands before the key of a queue where the account of a colleague may stand too; no account begins so. */
    public static final String QUEUE = "queue:";

    private static final Set<Role> WORKING = Set.of(Role.AGENT, Role.SUPERVISOR);

    private final Tasks tasks;
    private final TaskList list;
    private final Accounts accounts;
    private final Queues queues;
    private final TaskScope scope;
    private final Callbacks calls;
    private final Notes notes;
    private final Notices notices;

    HandOvers(
            Tasks tasks,
            TaskList list,
            Accounts accounts,
            Queues queues,
            TaskScope scope,
            Callbacks calls,
            Notes notes,
            Notices notices) {
        this.tasks = tasks;
        this.list = list;
        this.accounts = accounts;
        this.queues = queues;
        this.scope = scope;
        this.calls = calls;
        this.notes = notes;
        this.notices = notices;
    }

    /** Whom a task may be given to: those who work on its queue and supervisors, in the order of their names. */
    public List<Person> colleagues(WorkItem item) {
        var members = queues.list().stream()
                .filter(queue -> queue.key().equals(item.queue()))
                .flatMap(queue -> queue.members().stream())
                .toList();
        return accounts.working(WORKING).stream()
                .filter(person -> person.is(Role.SUPERVISOR) || members.contains(person.username()))
                .filter(person -> !person.username().equals(item.assignee()))
                .toList();
    }

    /** To which other queues somebody may give a task: none while a call has its place in the queue where it is. */
    public List<Queues.Queue> queues(WorkItem item, Person by) {
        return hasCall(item) ? List.of() : scope.elsewhere(item, by);
    }

    /**
     * Gives a task to a colleague, in one transaction with the note and the notice; or to another queue, with the note.
     *
     * @param to the account of one of {@link #colleagues}, or {@link #QUEUE} with the key of one of {@link #queues}
     * @param reason why, one line of 1 to 500 characters; it becomes a note about the customer
     * @throws InvalidValue when the colleague does not work on it, the queue is none for them, or the reason cannot be
     * @throws TaskHasCall when it should go to another queue, and a call is booked for it
     */
    @Transactional
    public WorkItem handOver(String id, @Nullable String to, @Nullable String reason, Person by) {
        var why = ReasonText.read(reason);
        if (to != null && to.startsWith(QUEUE)) {
            return move(id, to.substring(QUEUE.length()), why, by);
        }
        var before = list.get(id, by);
        var colleague = colleague(before, to);
        var after = tasks.handOver(id, colleague, by);
        notes.write(after.customer(), id, why, by.username(), "hand-over/%s/%d".formatted(id, after.version()));
        if (!colleague.username().equals(by.username())) {
            notices.tell(colleague.username(), TOLD, id, "hand-over/%s/%d".formatted(id, after.version()));
        }
        return after;
    }

    private WorkItem move(String id, String queue, String why, Person by) {
        var before = list.lock(id, by);
        if (hasCall(before)) {
            throw new TaskHasCall();
        }
        var after = tasks.move(id, queue, by);
        if (after.version() != before.version()) {
            notes.write(after.customer(), id, why, by.username(), "hand-over/%s/%d".formatted(id, after.version()));
        }
        return after;
    }

    /** Why a task could not be given to another queue as it stands, or nothing; changes nothing. */
    public Optional<Refusal> hindrance(WorkItem item, String queue, Person by) {
        return tasks.hindranceToMove(item, queue, by)
                .or(() -> hasCall(item) ? Optional.of(new TaskHasCall()) : Optional.empty());
    }

    private boolean hasCall(WorkItem item) {
        return calls.ofTask(item.id())
                .filter(call -> call.state() == Callback.State.BOOKED)
                .isPresent();
    }

    private Person colleague(WorkItem item, @Nullable String username) {
        return colleagues(item).stream()
                .filter(person -> person.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(
                        "to", "is nobody who can take it now", "name a colleague of its queue, or a supervisor"));
    }

    /** Takes the notice of a hand-over back that was undone; the note about the customer stays, as all notes do. */
    public void takenBack(String id) {
        notices.withdraw(TOLD, id);
    }
}
