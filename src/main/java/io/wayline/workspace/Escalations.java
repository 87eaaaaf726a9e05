package io.wayline.workspace;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.journey.task.TaskEscalations;
import io.wayline.journey.task.WorkItem;
import io.wayline.note.Notes;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.ReasonText;
import io.wayline.shared.access.Role;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;

/** Asks supervisors for help with a task: they are told, read why in a note about the customer, and find it first. */
@Component
public class Escalations {

    /** What the notice says to supervisors. */
    static final String TOLD = "task-escalated";

    private final TaskEscalations tasks;
    private final Notes notes;
    private final Notices notices;

    Escalations(TaskEscalations tasks, Notes notes, Notices notices) {
        this.tasks = tasks;
        this.notes = notes;
        this.notices = notices;
    }

    /**
     * Asks, in one transaction with the note and the notice. The same reason a second time changes nothing; another one
     * is another note.
     *
     * @param reason why, one line of 1 to 500 characters; it becomes a note about the customer
     * @throws InvalidValue when the reason cannot be
     */
    @Transactional
    public WorkItem escalate(String id, @Nullable String reason, Person by) {
        var why = ReasonText.read(reason);
        var after = tasks.escalate(id, by);
        var asked = tasks.of(id).orElseThrow();
        var key = "escalation/%s/%d".formatted(id, asked.at().toEpochMilli());
        notes.write(after.customer(), id, why, by.username(), key + "/" + Integer.toHexString(why.hashCode()));
        notices.tell(Role.SUPERVISOR, null, TOLD, id, key);
        return after;
    }

    /** A supervisor has seen to it: nobody is told of it any more. */
    @Transactional
    public WorkItem settle(String id, Person by) {
        var after = tasks.settle(id, by);
        notices.withdraw(TOLD, id);
        return after;
    }
}
