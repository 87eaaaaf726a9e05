package io.wayline.callback;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/** Who sees which calls, and who may move them: agents those of their queues, supervisors all. */
@Component
class CallbackScope {

    private static final Set<Role> SEEING_ALL = Set.of(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN);

    private final Queues queues;

    CallbackScope(Queues queues) {
        this.queues = queues;
    }

    boolean seesAll(Person person) {
        return person.roles().stream().anyMatch(SEEING_ALL::contains);
    }

    Set<String> queuesOf(Person person) {
        return queues.of(person.username());
    }

    /** @throws NotFound when the call is not theirs to see */
    void sees(Person person, Callback callback) {
        if (!seesAll(person) && !queuesOf(person).contains(callback.queue())) {
            throw new NotFound("callback");
        }
    }

    /**
     * @throws NotFound when the call is not theirs to see
     * @throws NotYourQueue when they see it and may not move it
     */
    void moves(Person person, Callback callback) {
        sees(person, callback);
        if (!person.is(Role.SUPERVISOR) && !queuesOf(person).contains(callback.queue())) {
            throw new NotYourQueue();
        }
    }
}
