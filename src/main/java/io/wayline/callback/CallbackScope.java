package io.wayline.callback;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/** Who sees which calls, and who may move them: agents those of their queues and their own, supervisors all. */
@Component
public class CallbackScope {

    private static final Set<Role> SEEING_ALL = Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);

    private final Queues queues;

    CallbackScope(Queues queues) {
        this.queues = queues;
    }

    public boolean seesAll(Person person) {
        return person.roles().stream().anyMatch(SEEING_ALL::contains);
    }

    public Set<String> queuesOf(Person person) {
        return queues.of(person.username());
    }

    /** @throws NotFound when the call is not theirs to see */
    public void sees(Person person, Callback callback) {
        if (!seesAll(person) && !isTheirs(person, callback)) {
            throw new NotFound("callback");
        }
    }

    /**
     * @throws NotFound when the call is not theirs to see
     * @throws NotYourQueue when they see it and may not move it
     */
    public void moves(Person person, Callback callback) {
        sees(person, callback);
        if (!person.is(Role.SUPERVISOR) && !isTheirs(person, callback)) {
            throw new NotYourQueue();
        }
    }

    private boolean isTheirs(Person person, Callback callback) {
        return person.username().equals(callback.agent()) || queuesOf(person).contains(callback.queue());
    }
}
