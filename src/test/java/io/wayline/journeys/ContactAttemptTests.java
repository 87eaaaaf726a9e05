package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.callback.Callback;
import io.wayline.callback.Callback.State;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.journey.EngineDriver;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.Journeys;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Another journey asks for calls; it is Monday, 23 November 2026, ten in the morning in Shanghai. */
@DatabaseTest
class ContactAttemptTests {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String CALL = "Call the customer";

    @Autowired
    JourneyDriver journey;

    @Autowired
    EngineDriver engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Journeys journeys;

    @Autowired
    InstanceActs acts;

    @Autowired
    CallbackList callbacks;

    @Autowired
    CallbackMoves moves;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    TaskList tasks;

    @Autowired
    Queues queues;

    @Autowired
    Notices notices;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + UUID.randomUUID();
    private Person shen;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void aJourneyAsksForCalls() {
        // only the latest are shown
        jdbc.sql("delete from staff_notice").update();
        before = clock.instant();
        clock.set(MONDAY_TEN.minusSeconds(5));
        shen = accounts.find("shen").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("shen"));
        engine.draws("call-wanted.bpmn");
    }

    @AfterEach
    void nobodyIsLeft() {
        engine.forgetsDrawings();
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
        // what this node knew of journeys at ten o’clock on that Monday is old now
        journeys.overview(Locale.ENGLISH);
    }

    @Test
    void reachesTheCustomerAtTheFirstTry() {
        wanted().expectTask(CALL);

        var call = call();
        assertThat(call.state()).isEqualTo(State.BOOKED);
        assertThat(call.startsAt()).as("ten o’clock itself").isEqualTo(MONDAY_TEN);
        var task = task();
        assertThat(task.queue()).isEqualTo(queue);
        assertThat(task.followUpAt()).isEqualTo(call.startsAt());
        assertThat(task.dueAt()).isEqualTo(call.endsAt());
        assertThat(call.task()).isEqualTo(task.id());

        walk().completeWith(Map.of("callResult", "reached")).expectEnded("reached");
        assertThat(call().state()).isEqualTo(State.DONE);
        assertThat(call().result()).isEqualTo("reached");
        assertThat(journey.story(anna)).contains("call-booked", "call-done");
        assertThat(raised()).containsExactly("callback.done");
    }

    @Test
    void keepsItsDecisionsWithTheWayOfTheCustomerSoThatTheyGoWithIt() {
        wanted().completeWith(Map.of("callResult", "reached")).expectEnded("reached");

        assertThat(jdbc.sql("""
                                select i.journey from decision_log d join journey_instance i on i.id = d.instance_id
                                where d.decision = 'contact-outcome' and d.customer_id = ?""")
                        .param(customers.get(new CustomerRef(anna)).id().value())
                        .query(String.class)
                        .list())
                .containsExactly("call-wanted");
    }

    @Test
    void triesAgainAfterTwoWorkingHoursThenTheNextDayAtAnotherTimeAndGivesUp() {
        wanted().completeWith(Map.of("callResult", "noAnswer")).expectTask(CALL);
        var second = call();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.startsAt())
                .as("two working hours end at noon; the customer may be called from two")
                .isEqualTo(Instant.parse("2026-11-23T06:00:00Z"));

        walk().timePasses(Duration.ofHours(4)).completeWith(Map.of("callResult", "noAnswer"));
        var third = call();
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(third.startsAt())
                .as("the next working day, in the evening or morning after")
                .isAfter(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(third.startsAt().atZone(ZoneId.of("Asia/Shanghai")).getHour())
                .as("not in the afternoon again")
                .matches(hour -> hour < 12 || hour >= 17);

        walk().completeWith(Map.of("callResult", "noAnswer")).expectEnded("notReached");
        assertThat(raised()).containsExactly("callback.missed", "callback.missed", "callback.missed");
    }

    @Test
    void givesUpSoonerWhenFewerTriesAreAllowed() {
        wanted(Map.of("maxAttempts", 1))
                .completeWith(Map.of("callResult", "noAnswer"))
                .expectEnded("notReached");
    }

    @Test
    void callsAgainAtTheAgreedTime() {
        wanted().completeWith(Map.of("callResult", "later", "callAgainAt", "2026-11-25T15:10:00+08:00"))
                .expectTask(CALL);
        assertThat(call().startsAt()).isEqualTo(Instant.parse("2026-11-25T07:00:00Z"));
        assertThat(call().attempt()).as("an agreed call is no failed one").isEqualTo(1);

        walk().completeWith(Map.of("callResult", "reached")).expectEnded("reached");
    }

    @Test
    void hearsOfAWrongNumber() {
        wanted().completeWith(Map.of("callResult", "wrongNumber")).expectEnded("wrongNumber");
    }

    @Test
    void recordsThatACustomerWantsNoMoreCalls() {
        wanted().completeWith(Map.of("callResult", "doNotCall")).expectEnded("doNotCall");

        var id = customers.get(new CustomerRef(anna)).id();
        assertThat(consents.may(id, ConsentTopic.known("service", "phone"))).isFalse();
        assertThat(consents.may(id, ConsentTopic.MARKETING_PHONE)).isFalse();

        walk().timePasses(Duration.ofMinutes(1));
        journey.happens("test.call-wanted", anna, data(Map.of()));
        walk().expectEnded("notPossible");
    }

    @Test
    void callsNobodyWhoHasNoPhone() {
        journey.happens("customer.registered", anna, Map.of("email", anna + "@example.com"));
        journey.happens("test.call-wanted", anna, data(Map.of()));

        walk().expectEnded("notPossible");
    }

    @Test
    void bringsALateCallForwardAndTellsSupervisorsOfAnOverdueOne() {
        wanted().timePasses(Duration.ofMinutes(29));
        assertThat(task().priority()).isEqualTo(50);

        walk().timePasses(Duration.ofMinutes(1));
        assertThat(task().priority()).isEqualTo(80);
        assertThat(task().followUpAt()).isNull();
        assertThat(told()).isEmpty();

        walk().timePasses(Duration.ofHours(4)).expectTask(CALL);
        assertThat(told()).containsExactly("call-overdue");
        walk().completeWith(Map.of("callResult", "reached")).expectEnded("reached");
    }

    @Test
    void waitsForTheNewTimeOfAMovedCall() {
        wanted();
        var first = task();
        var moved = moves.reschedule(call().ref(), Instant.parse("2026-11-24T01:30:00Z"), call().version(), shen);
        walk().timePasses(Duration.ZERO).expectTask(CALL);

        assertThat(task().id()).isNotEqualTo(first.id());
        assertThat(task().followUpAt()).isEqualTo(moved.startsAt());
        assertThat(call().state()).as("the place is kept").isEqualTo(State.BOOKED);
        assertThat(call().task()).isEqualTo(task().id());

        walk().timePasses(Duration.ofHours(23));
        assertThat(task().priority()).as("not late before its new time").isEqualTo(50);
        walk().completeWith(Map.of("callResult", "reached")).expectEnded("reached");
        assertThat(call().state()).isEqualTo(State.DONE);
    }

    @Test
    void endsWithACancelledCall() {
        wanted();
        moves.cancel(call().ref(), call().version(), shen);
        walk().timePasses(Duration.ZERO).expectEnded("notPossible");

        assertThat(call().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void givesThePlaceBackWhenAnOrderComesDuringTheCall() {
        wanted().happens("order.placed", order()).expectEnded("Ordered without a call");

        assertThat(call().state()).isEqualTo(State.RELEASED);
        assertThat(raised()).isEmpty();
    }

    @Test
    void hearsOfAMoveAndThenOfAnOrder() {
        wanted();
        moves.reschedule(call().ref(), Instant.parse("2026-11-24T01:30:00Z"), call().version(), shen);
        walk().happens("order.placed", order()).expectEnded("Ordered without a call");

        assertThat(call().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void givesThePlaceBackWhenTheJourneyIsCancelled() {
        wanted();
        acts.cancel(instance(), "shen", "no longer needed");

        assertThat(call().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void givesThePlaceBackWhenTheEnginesInstanceIsDeletedWithoutItsListeners() {
        wanted();
        runtime.deleteProcessInstance(instance(), "deleted in the engine", true);

        assertThat(call().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void givesThePlaceBackWhenAPartOfTheJourneyIsLeftByAnEvent() {
        inPart().expectAt("A day").happens("order.placed", order()).expectAt("Another day after the order");

        assertThat(call().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void givesThePlaceBackWhenAPartOfTheJourneyIsOver() {
        var walk = inPart();
        assertThat(call().state()).isEqualTo(State.BOOKED);

        walk.timePasses(Duration.ofDays(1)).expectAt("Another day");
        assertThat(call().state()).isEqualTo(State.RELEASED);
    }

    @Test
    void nothingMovesInAPausedJourneyThatHasCalledAnother() {
        wanted();
        acts.pause(instance(), "shen", "looking into it");
        walk().timePasses(Duration.ofHours(8));
        assertThat(task().priority()).isEqualTo(50);

        moves.reschedule(call().ref(), Instant.parse("2026-11-24T01:30:00Z"), call().version(), shen);
        acts.resume(instance(), "shen", "go on");
        walk().timePasses(Duration.ZERO).expectTask(CALL);
        assertThat(task().followUpAt()).isEqualTo(Instant.parse("2026-11-24T01:30:00Z"));
    }

    private Walk wanted() {
        return wanted(Map.of());
    }

    private Walk wanted(Map<String, ?> more) {
        journey.happens("customer.registered", anna, Map.of("email", anna + "@example.com", "phone", "+8613800138000"));
        journey.happens("test.call-wanted", anna, data(more));
        return walk();
    }

    private Walk inPart() {
        engine.draws("call-in-part.bpmn");
        journey.happens("customer.registered", anna, Map.of("phone", "+8613800138000"));
        journey.happens("test.part-wanted", anna, data(Map.of()));
        return journey.on("call-in-part", anna);
    }

    private Walk walk() {
        return journey.on("call-wanted", anna);
    }

    private Map<String, Object> data(Map<String, ?> more) {
        var data = new HashMap<String, Object>(Map.of("queue", queue, "within", "P2D"));
        data.putAll(more);
        return data;
    }

    private static Map<String, ?> order() {
        return Map.of("orderRef", "o-" + UUID.randomUUID(), "amount", "10.00", "currency", "CNY");
    }

    private Callback call() {
        var all = callbacks
                .page(new CallbackFilter(null, queue, null, null), shen, null, 50)
                .items();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private WorkItem task() {
        var open = tasks.page(new TaskFilter(false, false, false, queue, null), shen, null, 50)
                .items();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private String instance() {
        return journeys.of(customers.get(new CustomerRef(anna)).id(), 10, Locale.ENGLISH).stream()
                .filter(each -> each.journey().equals("call-wanted"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> raised() {
        return jdbc.sql("select type from inbox_event where subject = ? and type like 'callback.%' order by id")
                .param(anna)
                .query(String.class)
                .list();
    }

    private List<String> told() {
        return notices.of(shen).stream()
                .filter(notice -> notice.subject().equals(instance()))
                .map(Notices.Notice::kind)
                .toList();
    }
}
