package io.wayline.callback.attempt;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackEvents;
import io.wayline.callback.CallbackOver;
import io.wayline.callback.CallbackScope;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.timeline.Cause;

/**
 * Who makes a call. As long as a call has a task, that is who has the task, and people take and give back tasks; what is
 * said here of taking is for a call whose journey has no task yet, and holds for the task once it comes up. Each act locks
 * the call, so that of two at the same moment the second sees what the first did, and does nothing when it is done already.
 */
@Component
public class CallAttempts {

    private static final Logger log = LoggerFactory.getLogger(CallAttempts.class);

    private final JdbcClient jdbc;
    private final CallbackScope scope;
    private final CallbackEvents events;
    private final Clock clock;

    CallAttempts(JdbcClient jdbc, CallbackScope scope, CallbackEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a call.
     *
     * @throws CallTaken when somebody else has
     * @throws CallbackOver when it is not booked any more
     */
    @Transactional
    public Callback take(String ref, Person by) {
        var callback = open(ref, by);
        if (callback.agent() == null) {
            give(ref, by.username());
            log.info("Callback {} taken by {}", ref, by.username());
        } else {
            own(callback, by);
        }
        return now(ref);
    }

    /**
     * Gives a call back to its queue; supervisors also one that somebody else has.
     *
     * @throws CallTaken when somebody else has it
     * @throws CallbackOver when it is not booked any more
     */
    @Transactional
    public Callback giveBack(String ref, Person by) {
        var callback = open(ref, by);
        if (callback.agent() != null) {
            if (!by.is(Role.SUPERVISOR)) {
                own(callback, by);
            }
            give(ref, null);
            log.info("Callback {} given back by {}", ref, by.username());
        }
        return now(ref);
    }

    /**
     * Whoever has the call is on the phone with it from now on.
     *
     * @throws CallTaken when somebody else has it
     * @throws CallbackOver when it is not booked any more
     */
    @Transactional
    public Callback start(String ref, Person by) {
        var callback = take(ref, by);
        if (callback.startedAt() == null) {
            jdbc.sql("update callback set started_at = ?, version = version + 1, changed_at = ? where ref = ?")
                    .params(RowTime.of(clock.instant()), RowTime.of(clock.instant()), ref)
                    .update();
            events.tell(callback, "started", Cause.person(by.username()));
            log.info("Callback {} started by {}", ref, by.username());
        }
        return now(ref);
    }

    /**
     * The call was not made after all; who has it keeps it.
     *
     * @throws CallTaken when somebody else has it
     * @throws CallbackOver when it is not booked any more
     */
    @Transactional
    public Callback stop(String ref, Person by) {
        var callback = open(ref, by);
        if (callback.startedAt() != null) {
            own(callback, by);
            jdbc.sql("update callback set started_at = null, version = version + 1, changed_at = ? where ref = ?")
                    .params(RowTime.of(clock.instant()), ref)
                    .update();
        }
        return now(ref);
    }

    /**
     * The task in which a call is made has passed to somebody, or back to its queue; in the transaction of whoever did
     * that. What others were on the phone with they are not any more.
     *
     * @param agent null for nobody
     */
    public void taskPassedTo(String task, @Nullable String agent) {
        jdbc.sql("""
                        update callback set agent = cast(? as varchar(60)), started_at = null, version = version + 1
                        where task_id = ? and state = 'BOOKED' and agent is distinct from cast(? as varchar(60))""").params(agent, task, agent).update();
    }

    private void give(String ref, @Nullable String agent) {
        jdbc.sql("""
                        update callback set agent = cast(? as varchar(60)), started_at = null, version = version + 1,
                            changed_at = ? where ref = ?""").params(agent, RowTime.of(clock.instant()), ref).update();
    }

    private static void own(Callback callback, Person by) {
        var agent = callback.agent();
        if (agent != null && !agent.equals(by.username())) {
            throw new CallTaken(agent);
        }
    }

    private Callback open(String ref, Person by) {
        var callback = jdbc.sql("select * from callback where ref = ? for update")
                .param(ref)
                .query(Callback::read)
                .optional()
                .orElseThrow(() -> new NotFound("callback"));
        scope.moves(by, callback);
        if (callback.state() != Callback.State.BOOKED) {
            throw new CallbackOver(callback.state());
        }
        return callback;
    }

    private Callback now(String ref) {
        return jdbc.sql("select * from callback where ref = ?")
                .param(ref)
                .query(Callback::read)
                .single();
    }
}
