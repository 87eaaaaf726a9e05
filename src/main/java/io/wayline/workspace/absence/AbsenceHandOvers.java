package io.wayline.workspace.absence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.wayline.background.SetAside;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Absence;
import io.wayline.staff.absence.Absences;

/**
 * Hands over what somebody has when an absence of theirs begins: to whom it says, or back to the queues; each task by
 * itself. Calls go with their tasks.
 */
@Component
public class AbsenceHandOvers {

    /** Names what is set aside here; an item is an absence's id. */
    static final String LOOP = "workspace.absences";

    /** What the notice says to whoever gets the tasks. */
    static final String TOLD = "absence-handed-over";

    private static final Logger log = LoggerFactory.getLogger(AbsenceHandOvers.class);
    private static final int AT_ONCE = 200;
    private static final int PAGES = 50;

    private final Absences absences;
    private final Accounts accounts;
    private final TaskList list;
    private final Tasks tasks;
    private final Notices notices;
    private final SetAside aside;

    AbsenceHandOvers(
            Absences absences, Accounts accounts, TaskList list, Tasks tasks, Notices notices, SetAside aside) {
        this.absences = absences;
        this.accounts = accounts;
        this.list = list;
        this.tasks = tasks;
        this.notices = notices;
        this.aside = aside;
    }

    /** What somebody has now, at the most 10,000; an account that may not work here has nothing that can be handed over. */
    public List<WorkItem> held(String username) {
        var person = accounts.find(username);
        var held = new ArrayList<WorkItem>();
        @Nullable String cursor = null;
        for (var page = 0; page < PAGES && person.isPresent(); page++) {
            var next = list.page(TaskFilter.MINE, person.get(), cursor, AT_ONCE);
            held.addAll(next.items());
            cursor = next.next();
            if (cursor == null) {
                break;
            }
        }
        return held;
    }

    /** One look at what has begun; each absence by itself. */
    public void turn() {
        var begun = absences.begun();
        var pass = aside.pass(LOOP, begun.stream().map(Absence::id).toList());
        begun.forEach(absence -> pass.attempt(absence.id(), () -> settle(absence)));
    }

    /**
     * Hands over what an absence says, once it has begun; done before, or before it begins, it does nothing.
     *
     * @return how many tasks went to others now
     */
    public int settle(Absence absence) {
        if (absence.handedAt() != null
                || absences.now(absence.username())
                        .filter(now -> now.id().equals(absence.id()))
                        .isEmpty()) {
            return 0;
        }
        var by = actor(absence);
        var successor = Optional.ofNullable(absence.successor()).flatMap(accounts::find);
        var given = 0;
        var gone = 0;
        for (var item : by.isEmpty() ? List.<WorkItem>of() : held(absence.username())) {
            if (absence.takes(item.dueAt())) {
                var to =
                        successor.filter(person -> give(item, person, by.get())).isPresent();
                given += to ? 1 : 0;
                gone += to || release(item, by.get()) ? 1 : 0;
            }
        }
        if (given > 0) {
            notices.tell(absence.successor(), TOLD, absence.id(), "absence/" + absence.id());
        }
        absences.handed(absence.id(), gone);
        log.info("Absence {} of {} has begun: {} tasks handed over", absence.id(), absence.username(), gone);
        return gone;
    }

    /** Who recorded it, as long as that is somebody who may; else the person themselves, whose tasks they are. */
    private Optional<Person> actor(Absence absence) {
        return accounts.find(absence.recordedBy())
                .filter(person ->
                        person.is(Role.SUPERVISOR) || person.username().equals(absence.username()))
                .or(() -> accounts.find(absence.username()));
    }

    /** A task that is not the successor's to do goes back to its queue. */
    private boolean give(WorkItem item, Person to, Person by) {
        try {
            tasks.handOver(item.id(), to, by);
            return true;
        } catch (Refusal refused) {
            log.info("Task {} cannot go to {}: {}", item.id(), to.username(), refused.code());
            return false;
        }
    }

    private boolean release(WorkItem item, Person by) {
        try {
            tasks.release(item.id(), by);
            return true;
        } catch (Refusal over) {
            // done or withdrawn meanwhile
            return false;
        }
    }
}
