package io.wayline.callback;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.calendar.WorkingAmount;
import io.wayline.callback.Booking.None;
import io.wayline.callback.CallRequest.Timing;
import io.wayline.callback.Callback.State;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentStatement;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.customer.consent.Consents;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.InvalidAccount;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** It is Monday, 23 November 2026, ten in the morning in Shanghai, and a queue makes one call at a time. */
@DatabaseTest
class CallbacksTests {

    private static final ConsentTopic SERVICE = ConsentTopic.known("service", "phone");

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallbackUpkeep upkeep;

    @Autowired
    CallbackMoves moves;

    @Autowired
    CallbackList list;

    @Autowired
    CustomerDriver customers;

    @Autowired
    Consents consents;

    @Autowired
    OpeningHours openingHours;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
    private Person shen;
    private Person lin;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void aQueueMakesCalls() {
        before = clock.instant();
        clock.set(shanghai("2026-11-23T10:00"));
        shen = accounts.find("shen").orElseThrow();
        lin = accounts.find("lin").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("shen"));
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        clock.set(before);
    }

    @Test
    void tenWhoWantOnePlaceAtOnceGetTenPlacesInARow() throws Exception {
        var ten = IntStream.range(0, 10).mapToObj(each -> request(someone())).toList();

        assertThat(atOnce(ten, List.of(callbacks)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "10:00", "10:30", "11:00", "11:30", "14:00", "14:30", "15:00", "15:30", "16:00",
                                "16:30")
                        .map(time -> shanghai("2026-11-23T" + time))
                        .toList());
    }

    @Test
    void callsAsManyAtTheSameTimeAsTheQueueHasPlaces() {
        openingHours.change(queue, new OpeningHours.Plan(2, 30, Map.of()));

        assertThat(Stream.generate(() -> booked(request(someone())).startsAt()).limit(3))
                .containsExactly(
                        shanghai("2026-11-23T10:00"), shanghai("2026-11-23T10:00"), shanghai("2026-11-23T10:30"));
    }

    @Test
    void callsNobodyTwiceAtTheSameTime() {
        var anna = someone();
        var other = queue + "-2";
        queues.create(other, "Test", "测试", List.of());

        assertThat(booked(request(anna)).startsAt()).isEqualTo(shanghai("2026-11-23T10:00"));
        assertThat(booked(request(anna, other, SERVICE, timing(null, null, null, null)))
                        .startsAt())
                .isEqualTo(shanghai("2026-11-23T10:30"));
    }

    @Test
    void givesTheSameCallForTheSamePassage() {
        var request = request(someone());

        assertThat(booked(request)).isEqualTo(booked(request));
    }

    @Test
    void saysWhyNobodyCanBeCalled() {
        var noPhone = customers.is("c-" + UUID.randomUUID(), "email", "a" + UUID.randomUUID() + "@example.com");
        assertThat(callbacks.book(request(noPhone)).none()).isEqualTo(None.NO_PHONE);

        var anna = someone();
        var marketing = request(anna, queue, ConsentTopic.MARKETING_PHONE, timing(null, null, null, null));
        assertThat(callbacks.book(marketing).none()).isEqualTo(None.NO_CONSENT);

        says(anna, SERVICE, false);
        var refused = callbacks.book(request(anna));
        assertThat(refused.none()).isEqualTo(None.NO_CONSENT);
        assertThat(refused.outcome()).isEqualTo("none");

        says(anna, ConsentTopic.MARKETING_PHONE, true);
        assertThat(callbacks.book(marketing).callback()).isNotNull();
    }

    @Test
    void callsPeopleInTheirOwnDay() {
        assertThat(booked(request(livingIn("Europe/Berlin"))).startsAt())
                .as("nine in Berlin is four in the afternoon in Shanghai")
                .isEqualTo(shanghai("2026-11-23T16:00"));
        assertThat(callbacks.book(request(livingIn("America/New_York"))).none())
                .as("their day is this queue’s night")
                .isEqualTo(None.NO_SLOT);
    }

    @Test
    void followsTheClocksOfTheCustomersZone() {
        clock.set(shanghai("2026-10-23T09:00"));
        assertThat(booked(request(livingIn("Europe/Berlin"))).startsAt())
                .as("nine in Berlin in summer")
                .isEqualTo(shanghai("2026-10-23T15:00"));
        clock.set(shanghai("2026-10-26T09:00"));
        assertThat(booked(request(livingIn("Europe/Berlin"))).startsAt())
                .as("nine in Berlin in winter")
                .isEqualTo(shanghai("2026-10-26T16:00"));
    }

    @Test
    void booksOverSpringFestival() {
        clock.set(shanghai("2026-02-14T17:45"));

        var booking = callbacks.book(within("P1D"));

        assertThat(booking.outcome()).isEqualTo("booked");
        assertThat(call(booking).startsAt()).isEqualTo(shanghai("2026-02-24T09:00"));
    }

    @Test
    void promisesNothingWhereHolidaysAreNotKnown() {
        var booking = callbacks.book(
                request(someone(), queue, SERVICE, timing(null, null, shanghai("2031-03-04T10:00"), null)));

        assertThat(booking.none()).isEqualTo(None.CALENDAR_INCOMPLETE);
    }

    @Test
    void saysThatNoPlaceWasLeftWithinThePromise() {
        Stream.generate(() -> callbacks.book(within("PT1H")))
                .limit(3)
                .forEach(booking -> assertThat(booking.outcome()).isEqualTo("booked"));

        var late = callbacks.book(within("PT1H"));

        assertThat(late.outcome()).isEqualTo("late");
        assertThat(call(late).startsAt()).isEqualTo(shanghai("2026-11-23T11:30"));
    }

    @Test
    void prefersAPartOfTheDayAndKeepsThePromiseBeforeIt() {
        assertThat(preferring("P1D", PartOfDay.AFTERNOON)).isEqualTo(shanghai("2026-11-23T14:00"));
        assertThat(preferring("P1D", PartOfDay.EVENING)).isEqualTo(shanghai("2026-11-23T17:00"));
        assertThat(preferring("PT1H", PartOfDay.EVENING)).isEqualTo(shanghai("2026-11-23T10:00"));
    }

    @Test
    void keepsTheHoursOfTheQueue() {
        openingHours.change(queue, new OpeningHours.Plan(1, 60, Map.of(DayOfWeek.SATURDAY, "10:00-12:00")));

        assertThat(booked(request(someone())).startsAt()).isEqualTo(shanghai("2026-11-28T10:00"));
        assertThat(booked(request(someone())).startsAt()).isEqualTo(shanghai("2026-11-28T11:00"));
        assertThat(booked(request(someone())).startsAt()).isEqualTo(shanghai("2026-12-05T10:00"));
        assertThat(openingHours.plan(queue).week()).containsEntry(DayOfWeek.SATURDAY, "10:00-12:00");
    }

    @Test
    void refusesHoursThatAreNone() {
        for (var text : List.of("9-12", "12:00-09:00", "09:00-12:00, 11:00-13:00", "09:00", "morning")) {
            assertThatThrownBy(() ->
                            openingHours.change(queue, new OpeningHours.Plan(1, 30, Map.of(DayOfWeek.MONDAY, text))))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidAccount.class,
                            unfit -> assertThat(unfit.why()).isEqualTo(InvalidAccount.Why.HOURS_FORM));
        }
        assertThatThrownBy(() -> openingHours.change(queue, new OpeningHours.Plan(0, 30, Map.of())))
                .isInstanceOf(InvalidAccount.class);
    }

    @Test
    void tellsWhyACallCannotBeMovedThereAndWhenItCould() {
        var other = booked(request(someone()));
        var call = booked(request(someone()));
        assertThat(other.startsAt()).isEqualTo(shanghai("2026-11-23T10:00"));

        Map.of(
                        "2026-11-23T09:00", "call-past",
                        "2026-11-28T10:00", "call-day-off",
                        "2027-01-01T10:00", "call-calendar-incomplete",
                        "2026-11-24T12:30", "call-outside-hours",
                        "2026-11-24T10:10", "call-outside-hours",
                        "2026-11-24T13:00", "call-quiet-hours")
                .forEach((at, code) -> assertThatThrownBy(
                                () -> moves.reschedule(call.ref(), shanghai(at), call.version(), shen))
                        .as(at)
                        .isInstanceOfSatisfying(
                                SlotRefused.class, no -> assertThat(no.code()).isEqualTo(code)));

        clock.set(shanghai("2026-11-23T09:30"));
        assertThatThrownBy(() -> moves.reschedule(call.ref(), other.startsAt(), call.version(), shen))
                .isInstanceOfSatisfying(SlotRefused.class, taken -> {
                    assertThat(taken.code()).isEqualTo("call-taken");
                    assertThat(taken.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(taken.findings().get(0).pointer()).isEqualTo("at");
                    assertThat(taken.free())
                            .containsExactly(
                                    shanghai("2026-11-23T10:30"),
                                    shanghai("2026-11-23T11:00"),
                                    shanghai("2026-11-23T11:30"));
                });
    }

    @Test
    void movesACallOnceForEachVersion() {
        var call = booked(request(someone()));
        var moved = moves.reschedule(call.ref(), shanghai("2026-11-24T14:00"), call.version(), shen);

        assertThat(moved.startsAt()).isEqualTo(shanghai("2026-11-24T14:00"));
        assertThat(moved.changedBy()).isEqualTo("shen");
        assertThat(moves.reschedule(call.ref(), moved.startsAt(), moved.version(), shen))
                .as("to where it is")
                .isEqualTo(moved);
        assertThatThrownBy(() -> moves.cancel(call.ref(), call.version(), shen)).isInstanceOf(CallbackChanged.class);

        assertThat(moves.cancel(call.ref(), moved.version(), shen).state()).isEqualTo(State.CANCELLED);
        assertThatThrownBy(() -> moves.cancel(call.ref(), moved.version(), shen))
                .isInstanceOf(CallbackOver.class);
        assertThat(booked(request(someone())).startsAt())
                .as("the first place is free again")
                .isEqualTo(shanghai("2026-11-23T10:00"));
    }

    @Test
    void showsCallsOnlyToThoseWhoWorkForTheQueue() {
        var call = booked(request(someone()));

        assertThatThrownBy(() -> list.get(call.ref(), lin)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> moves.cancel(call.ref(), call.version(), lin)).isInstanceOf(NotFound.class);
        assertThat(list.get(call.ref(), shen)).isEqualTo(call);
        assertThat(list.page(new CallbackFilter(null, queue, null, null), lin, null, 10)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> moves.reschedule(
                        call.ref(),
                        shanghai("2026-11-24T14:00"),
                        call.version(),
                        accounts.find("admin").orElseThrow()))
                .as("sees it, and works for no queue")
                .isInstanceOf(NotYourQueue.class);
    }

    @Test
    void listsCallsPageByPage() {
        var all =
                Stream.generate(() -> booked(request(someone())).ref()).limit(3).toList();
        var filter = new CallbackFilter(State.BOOKED, queue, null, null);

        var first = list.page(filter, shen, null, 2);
        var second = list.page(filter, shen, first.next(), 2);

        assertThat(first.total()).isEqualTo(3);
        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(Callback::ref))
                .containsExactlyElementsOf(all);
        assertThat(second.next()).isNull();
    }

    @Test
    void givesBackWhatNoJourneyKnowsOfAnyMore() {
        var call = booked(request(someone()));
        assertThat(upkeep.reconcile(any -> !any.ref().equals(call.ref())))
                .as("too young")
                .isZero();

        clock.advance(Duration.ofMinutes(11));
        assertThat(upkeep.reconcile(any -> !any.ref().equals(call.ref()))).isEqualTo(1);
        assertThat(list.get(call.ref(), shen).state()).isEqualTo(State.RELEASED);
    }

    @Test
    void refusesAQueueThatIsNotThere() {
        assertThatThrownBy(
                        () -> callbacks.book(request(someone(), "nobody-s", SERVICE, timing(null, null, null, null))))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("nobody-s");
    }

    /** When each is called, of all who ask at the same moment, turn by turn on the nodes. */
    static List<Instant> atOnce(List<CallRequest> all, List<Callbacks> nodes) throws Exception {
        var barrier = new CyclicBarrier(all.size());
        var pool = Executors.newFixedThreadPool(all.size());
        try {
            var answers = new ArrayList<Future<Instant>>();
            for (var number = 0; number < all.size(); number++) {
                var request = all.get(number);
                var node = nodes.get(number % nodes.size());
                answers.add(pool.submit(() -> {
                    barrier.await();
                    return call(node.book(request)).startsAt();
                }));
            }
            var starts = new ArrayList<Instant>();
            for (var answer : answers) {
                starts.add(answer.get());
            }
            return starts;
        } finally {
            pool.shutdownNow();
        }
    }

    private Instant preferring(String within, PartOfDay part) {
        return booked(request(
                        someone(),
                        queue,
                        SERVICE,
                        timing(null, WorkingAmount.parse(within).orElseThrow(), null, part)))
                .startsAt();
    }

    private CallRequest within(String text) {
        return request(
                someone(),
                queue,
                SERVICE,
                timing(null, WorkingAmount.parse(text).orElseThrow(), null, null));
    }

    private CallRequest request(Customer who) {
        return request(who, queue, SERVICE, timing(null, null, null, null));
    }

    static CallRequest request(Customer who, String queue, ConsentTopic topic, Timing timing) {
        var instance = UUID.randomUUID().toString();
        return new CallRequest(
                who.id(),
                queue,
                "care",
                topic,
                timing,
                new CallRequest.Place(
                        instance, instance, "Task_BookCall", UUID.randomUUID().toString()),
                Cause.system("test"));
    }

    static Timing timing(
            @Nullable WorkingAmount after,
            @Nullable WorkingAmount within,
            @Nullable Instant at,
            @Nullable PartOfDay preferred) {
        return new Timing(after, within, at, preferred);
    }

    private Callback booked(CallRequest request) {
        return call(callbacks.book(request));
    }

    static Callback call(Booking booking) {
        assertThat(booking.callback()).as("refused: " + booking.none()).isNotNull();
        return booking.callback();
    }

    private Customer someone() {
        return customers.is("c-" + UUID.randomUUID(), "phone", "+8613800138000");
    }

    private Customer livingIn(String zone) {
        return customers.is("c-" + UUID.randomUUID(), "phone", "+8613800138000", "zone", zone);
    }

    private void says(Customer who, ConsentTopic topic, boolean yes) {
        clock.advance(Duration.ofSeconds(1));
        consents.record(new ConsentStatement(
                who.id(), topic, yes, null, ConsentSource.STEP, "test", null, null, Cause.system("test")));
    }

    private static Instant shanghai(String local) {
        return Instant.parse(local + ":00Z").minus(Duration.ofHours(8));
    }
}
