package io.wayline.workspace.call;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackChanged;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.callback.CallbackOver;
import io.wayline.callback.attempt.CallAttempts;
import io.wayline.callback.attempt.CallTaken;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.model.form.TimeRule;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.refusal.TaskTaken;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.workspace.HandOvers;

/**
 * What people do with calls. Each act is one transaction, does nothing when it is done already, and throws
 * {@link io.wayline.shared.NotFound} when the call is not theirs to see, {@link CallTaken} when it is somebody else's, and
 * {@link CallbackOver} when it is not booked any more.
 */
@Component
public class CallDesk {

    /** What the form of a call says of what came of it, and when to call again. */
    public static final String RESULT = "callResult";

    public static final String AGAIN = "callAgainAt";
    public static final String LATER = "later";

    private final CallbackList list;
    private final CallbackMoves moves;
    private final CallAttempts attempts;
    private final TaskList taskList;
    private final Tasks tasks;
    private final HandOvers handOvers;
    private final Customers customers;
    private final Disclosures disclosures;
    private final Clock clock;
    private final ZoneId zone;

    CallDesk(
            CallbackList list,
            CallbackMoves moves,
            CallAttempts attempts,
            TaskList taskList,
            Tasks tasks,
            HandOvers handOvers,
            Customers customers,
            Disclosures disclosures,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.moves = moves;
        this.attempts = attempts;
        this.taskList = taskList;
        this.tasks = tasks;
        this.handOvers = handOvers;
        this.customers = customers;
        this.disclosures = disclosures;
        this.clock = clock;
        this.zone = zone;
    }

    /** Takes a call with the task in which it is made. */
    @Transactional
    public Callback take(String ref, Person by) {
        var call = booked(ref, by);
        if (call.task() == null) {
            return attempts.take(ref, by);
        }
        try {
            tasks.claim(call.task(), by);
        } catch (TaskTaken somebodyElse) {
            throw new CallTaken(somebodyElse.assignee());
        }
        return list.get(ref, by);
    }

    /** Gives a call back to its queue; supervisors also one that somebody else has. */
    @Transactional
    public Callback release(String ref, Person by) {
        var call = booked(ref, by);
        if (call.task() == null) {
            return attempts.giveBack(ref, by);
        }
        try {
            tasks.release(call.task(), by);
        } catch (TaskTaken somebodyElse) {
            throw new CallTaken(somebodyElse.assignee());
        }
        return list.get(ref, by);
    }

    /**
     * Gives a call to a colleague.
     *
     * @param to the account of one who works on its queue, or of a supervisor
     * @param reason why, one line of 1 to 500 characters
     * @throws InvalidValue when the colleague does not work on it, or the reason cannot be
     * @throws CallNotReady while it has no task
     */
    @Transactional
    public Callback handOver(String ref, @Nullable String to, @Nullable String reason, Person by) {
        var call = booked(ref, by);
        try {
            handOvers.handOver(task(call), to, reason, by);
        } catch (TaskTaken somebodyElse) {
            throw new CallTaken(somebodyElse.assignee());
        }
        return list.get(ref, by);
    }

    /** Takes a call and is on the phone with it; the number is shown to who calls, and that is kept. */
    @Transactional
    public Callback start(String ref, Person by, Viewer viewer) {
        var call = take(ref, by);
        var isNew = call.startedAt() == null;
        var started = attempts.start(ref, by);
        if (isNew) {
            disclosures.forCall(customers.get(started.customer()), viewer);
        }
        return started;
    }

    /** The call was not made after all; who has it keeps it. */
    @Transactional
    public Callback stop(String ref, Person by) {
        booked(ref, by);
        return attempts.stop(ref, by);
    }

    /**
     * Records what came of a call, and lets the journey go on. Said again by the same person it changes nothing.
     *
     * @param version of the task as they saw it; null when they saw only the call
     * @throws CallNotReady while it has no task
     * @throws InvalidValue when the customer asked to be called again and it is not said when
     * @throws io.wayline.callback.SlotRefused when the queue cannot call them then, with the next free times
     */
    @Transactional
    public Callback outcome(String ref, Map<String, JsonNode> answers, @Nullable Integer version, Person by) {
        var call = list.get(ref, by);
        if (call.state() != Callback.State.BOOKED) {
            if (by.username().equals(call.agent()) && Objects.equals(call.result(), said(answers, RESULT))) {
                return call;
            }
            throw new CallbackOver(call.state());
        }
        if (call.agent() != null && !call.agent().equals(by.username())) {
            throw new CallTaken(call.agent());
        }
        var task = task(call);
        if (LATER.equals(said(answers, RESULT))) {
            moves.agreed(ref, again(said(answers, AGAIN)), by);
        }
        var seen = version == null ? taskList.get(task, by).version() : version;
        tasks.complete(task, answers, seen, by);
        return list.get(ref, by);
    }

    /**
     * Moves a call to another time, to somebody else, or both.
     *
     * @param to the account of who shall make it, empty for nobody yet; null leaves that as it is
     * @param reason what a colleague is told who gets it; not needed to take it or to give it back
     * @throws CallbackChanged when it has another version
     * @throws InvalidValue when the colleague does not work on it, or the reason cannot be
     * @throws io.wayline.callback.SlotRefused naming why it cannot be then, and the next free times
     */
    @Transactional
    public Callback move(String ref, Instant at, @Nullable String to, @Nullable String reason, int version, Person by) {
        var call = booked(ref, by);
        if (call.version() != version) {
            throw new CallbackChanged(call.version());
        }
        if (to != null && !to.equals(Objects.requireNonNullElse(call.agent(), ""))) {
            call = pass(call, to, reason, by);
        }
        return moves.reschedule(ref, at, call.version(), by);
    }

    /** Whether this person may let somebody else make a call. */
    public boolean mayPass(Callback call, Person by) {
        return by.is(Role.SUPERVISOR) || by.username().equals(call.agent());
    }

    private Callback pass(Callback call, String to, @Nullable String reason, Person by) {
        if (to.isEmpty()) {
            return release(call.ref(), by);
        }
        return to.equals(by.username()) && call.agent() == null
                ? take(call.ref(), by)
                : handOver(call.ref(), to, reason, by);
    }

    private Callback booked(String ref, Person by) {
        var call = list.get(ref, by);
        if (call.state() != Callback.State.BOOKED) {
            throw new CallbackOver(call.state());
        }
        return call;
    }

    private static String task(Callback call) {
        var task = call.task();
        if (task == null) {
            throw new CallNotReady();
        }
        return task;
    }

    private Instant again(@Nullable String said) {
        if (said == null || said.isBlank()) {
            throw new InvalidValue(AGAIN, "is missing", "say when to call again");
        }
        try {
            var at = TimeRule.moment(said, zone).toInstant();
            if (at.isAfter(clock.instant())) {
                return at;
            }
        } catch (DateTimeException unreadable) {
            throw new InvalidValue(AGAIN, "is no moment", "send a date and a time, such as 2026-11-30T10:30+08:00");
        }
        throw new InvalidValue(AGAIN, "has passed", "say a time that is still to come");
    }

    private static @Nullable String said(Map<String, JsonNode> answers, String key) {
        var answer = answers.get(key);
        return answer == null || answer.isNull() ? null : answer.asString("");
    }
}
