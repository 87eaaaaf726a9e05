package io.wayline.callback.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.callback.CallRequest;
import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.callback.CallbackOver;
import io.wayline.callback.Callbacks;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** It is Monday, 23 November 2026, ten in the morning in Shanghai, and a call of Lin's and Shen's queue has no task yet. */
@DatabaseTest
class CallAttemptsTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY_TWO = Instant.parse("2026-11-24T06:00:00Z");

    @Autowired
    CallAttempts attempts;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallbackMoves moves;

    @Autowired
    CallbackList list;

    @Autowired
    CustomerDriver customers;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Instant before = Instant.EPOCH;
    private Person lin;
    private Person shen;
    private Callback call;

    @BeforeEach
    void aCallIsBooked() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("lin", "shen"));
        call = booked();
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
    }

    @Test
    void ofTwoWhoTakeItAtOnceOneGetsIt() throws Exception {
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Future<String>>();
            for (var person : List.of(lin, shen)) {
                answers.add(pool.submit(() -> {
                    barrier.await();
                    try {
                        return String.valueOf(attempts.take(call.ref(), person).agent());
                    } catch (CallTaken taken) {
                        return "refused for " + taken.agent();
                    }
                }));
            }
            var said = List.of(answers.get(0).get(), answers.get(1).get());

            assertThat(now().agent()).isIn("lin", "shen");
            assertThat(said).containsExactlyInAnyOrder(now().agent(), "refused for " + now().agent());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void isTakenAndGivenBackByTheSamePersonAsOftenAsTheyPress() {
        var taken = attempts.take(call.ref(), lin);
        assertThat(attempts.take(call.ref(), lin)).as("again").isEqualTo(taken);

        assertThat(attempts.giveBack(call.ref(), lin).agent()).isNull();
        assertThat(attempts.giveBack(call.ref(), lin).agent()).as("again").isNull();
    }

    @Test
    void aSupervisorGivesBackWhatAnAgentHasAndNotTheOtherWayRound() {
        attempts.take(call.ref(), shen);
        assertThatThrownBy(() -> attempts.giveBack(call.ref(), lin))
                .isInstanceOfSatisfying(
                        CallTaken.class, no -> assertThat(no.agent()).isEqualTo("shen"));

        attempts.giveBack(call.ref(), shen);
        attempts.take(call.ref(), lin);
        assertThat(attempts.giveBack(call.ref(), shen).agent()).isNull();
    }

    @Test
    void whoeverStartsItTakesItAndIsOnThePhoneOnce() {
        var started = attempts.start(call.ref(), lin);
        clock.advance(Duration.ofMinutes(3));

        assertThat(started.agent()).isEqualTo("lin");
        assertThat(started.startedAt()).isEqualTo(MONDAY_TEN);
        assertThat(attempts.start(call.ref(), lin)).as("again").isEqualTo(started);
        assertThatThrownBy(() -> attempts.start(call.ref(), shen)).isInstanceOf(CallTaken.class);

        var stopped = attempts.stop(call.ref(), lin);
        assertThat(stopped.startedAt()).isNull();
        assertThat(stopped.agent()).isEqualTo("lin");
    }

    @Test
    void staysWithWhoHasItWhenItMovesAndGoesToTheTaskThatComesUp() {
        var started = attempts.start(call.ref(), lin);

        var moved = moves.reschedule(call.ref(), TUESDAY_TWO, started.version(), lin);

        assertThat(moved.agent()).isEqualTo("lin");
        assertThat(moved.startedAt())
                .as("nobody is on the phone with a call of tomorrow")
                .isNull();
        assertThat(callbacks.taskCameUp(call.ref(), "task-" + call.ref())).contains("lin");
    }

    @Test
    void followsItsTaskToWhoeverHasThat() {
        callbacks.taskCameUp(call.ref(), "task-" + call.ref());
        attempts.taskPassedTo("task-" + call.ref(), "lin");
        var started = attempts.start(call.ref(), lin);

        attempts.taskPassedTo("task-" + call.ref(), "shen");
        assertThat(now().agent()).isEqualTo("shen");
        assertThat(now().startedAt()).isNull();
        assertThat(now().version()).isGreaterThan(started.version());

        attempts.taskPassedTo("task-" + call.ref(), null);
        assertThat(now().agent()).isNull();
    }

    @Test
    void isSeenByWhoHasItAlsoWhenTheyHaveLeftTheQueue() {
        attempts.take(call.ref(), lin);
        jdbc.sql("delete from staff_queue_member where queue_key = ? and username = 'lin'")
                .param(queue)
                .update();
        var other = booked();

        assertThat(list.get(call.ref(), lin).agent()).isEqualTo("lin");
        assertThatThrownBy(() -> list.get(other.ref(), lin)).isInstanceOf(NotFound.class);
        assertThat(list.page(new CallbackFilter(null, queue, null, null), lin, null, 10)
                        .items())
                .extracting(Callback::ref)
                .containsExactly(call.ref());
    }

    @Test
    void isNobodysAnyMoreWhenItIsOver() {
        moves.cancel(call.ref(), call.version(), shen);

        assertThatThrownBy(() -> attempts.take(call.ref(), lin)).isInstanceOf(CallbackOver.class);
        assertThatThrownBy(() -> attempts.start(call.ref(), lin)).isInstanceOf(CallbackOver.class);
    }

    private Callback now() {
        return callbacks.find(call.ref()).orElseThrow();
    }

    private Callback booked() {
        var customer = customers.is("c-" + UUID.randomUUID(), "phone", "+8613800138000");
        var instance = UUID.randomUUID().toString();
        var booking = callbacks.book(new CallRequest(
                customer.id(),
                queue,
                "care",
                ConsentTopic.known("service", "phone"),
                new CallRequest.Timing(null, null, null, null),
                new CallRequest.Place(
                        instance, instance, "Task_BookCall", UUID.randomUUID().toString()),
                Cause.system("test")));
        assertThat(booking.callback()).isNotNull();
        return booking.callback();
    }
}
