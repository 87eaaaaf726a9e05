package io.wayline.callback.day;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.callback.Booking;
import io.wayline.callback.CallRequest;
import io.wayline.callback.Callback;
import io.wayline.callback.CallbackMoves;
import io.wayline.callback.Callbacks;
import io.wayline.callback.SlotRefused;
import io.wayline.callback.attempt.CallAttempts;
import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.OpeningHours;
import io.wayline.staff.Person;
import io.wayline.staff.QueueHours.Slot;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** It is Monday, 23 November 2026, ten in the morning in Shanghai. */
@DatabaseTest
class CallDaysTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Autowired
    CallDays days;

    @Autowired
    CallWeeks weeks;

    @Autowired
    UnplacedCalls unplaced;

    @Autowired
    Callbacks callbacks;

    @Autowired
    CallbackMoves moves;

    @Autowired
    CallAttempts attempts;

    @Autowired
    CustomerDriver customers;

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
    private Instant before = Instant.EPOCH;
    private Person lin;

    @BeforeEach
    void aQueueMakesCalls() {
        before = clock.instant();
        clock.set(shanghai("2026-11-23T10:00"));
        lin = accounts.find("lin").orElseThrow();
        queues.create(queue, "Test", "测试", List.of("lin"));
    }

    @AfterEach
    void nobodyIsLeft() {
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
        clock.set(before);
    }

    @Test
    void saysOfEachPlaceWhyACustomerInAHalfHourZoneCannotBeCalledThen() {
        var call = booked(livingIn("Asia/Kolkata"));

        assertThat(call.startsAt()).as("nine in Kolkata").isEqualTo(shanghai("2026-11-23T11:30"));
        assertThat(moves.places(call.ref(), TUESDAY, lin))
                .extracting(CallbackMoves.Place::start, CallbackMoves.Place::fault)
                .contains(
                        tuple(shanghai("2026-11-24T11:00"), "call-quiet-hours"),
                        tuple(shanghai("2026-11-24T11:30"), null),
                        tuple(shanghai("2026-11-24T14:00"), null),
                        tuple(shanghai("2026-11-24T14:30"), "call-quiet-hours"),
                        tuple(shanghai("2026-11-24T16:00"), "call-quiet-hours"),
                        tuple(shanghai("2026-11-24T16:30"), null));
    }

    @Test
    void followsTheCustomersClocksOverTheirChange() {
        clock.set(shanghai("2026-10-22T10:00"));
        var call = booked(livingIn("Europe/Berlin"));

        assertThat(firstFree(call, "2026-10-23"))
                .as("nine in Berlin in summer")
                .isEqualTo(shanghai("2026-10-23T15:00"));
        assertThat(firstFree(call, "2026-10-26"))
                .as("nine in Berlin in winter")
                .isEqualTo(shanghai("2026-10-26T16:00"));
    }

    @Test
    void saysWhatIsTakenPastBusyAndNotKnown() {
        var anna = livingIn("Asia/Shanghai");
        var hers = booked(anna);
        var other = booked(livingIn("Asia/Shanghai"));
        clock.set(shanghai("2026-11-23T10:15"));

        assertThat(moves.places(hers.ref(), MONDAY, lin))
                .extracting(CallbackMoves.Place::start, CallbackMoves.Place::fault)
                .contains(
                        tuple(shanghai("2026-11-23T09:30"), "call-past"),
                        tuple(other.startsAt(), "call-taken"),
                        tuple(shanghai("2026-11-23T11:00"), null));
        assertThat(moves.places(hers.ref(), LocalDate.of(2027, 1, 4), lin))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.fault()).isEqualTo("call-calendar-incomplete"));
        assertThat(moves.places(hers.ref(), LocalDate.of(2026, 11, 28), lin))
                .as("a Saturday")
                .isEmpty();
    }

    @Test
    void showsWhenAnyOfTheQueuesMakesCallsAndWhenNone() {
        openingHours.change(queue, new OpeningHours.Plan(1, 20, hours("10:00-12:00")));
        var evening = queue + "-e";
        queues.create(evening, "Test", "测试", List.of("lin"));
        openingHours.change(evening, new OpeningHours.Plan(1, 30, hours("11:00-13:00, 18:00-20:00")));

        var day = days.of(TUESDAY, mine(), lin, true);

        assertThat(day.open())
                .containsExactly(
                        new Slot(shanghai("2026-11-24T10:00"), shanghai("2026-11-24T13:00")),
                        new Slot(shanghai("2026-11-24T18:00"), shanghai("2026-11-24T20:00")));
        assertThat(day.slot()).isEqualTo(Duration.ofMinutes(20));
        assertThat(days.of(LocalDate.of(2026, 10, 1), mine(), lin, true).open())
                .as("a holiday")
                .isEmpty();
        assertThat(days.of(LocalDate.of(2027, 3, 1), mine(), lin, true).known()).isFalse();
    }

    @Test
    void showsTheCallsOfTheQueuesAndTheReadersOwnAndNoOthers() {
        var here = booked(livingIn("Asia/Shanghai"));
        var cancelled = booked(livingIn("Asia/Shanghai"));
        moves.cancel(cancelled.ref(), cancelled.version(), lin);
        var own = booked(livingIn("Asia/Shanghai"));
        attempts.take(own.ref(), lin);

        assertThat(days.of(MONDAY, mine(), lin, true).calls())
                .extracting(Callback::ref)
                // the reader's own may be those of other tests, too
                .containsSubsequence(here.ref(), own.ref())
                .doesNotContain(cancelled.ref());
        assertThat(days.of(MONDAY, List.of(), lin, true).calls())
                .extracting(Callback::ref)
                .contains(own.ref())
                .doesNotContain(here.ref());
    }

    @Test
    void countsThePlacesOfAWeekHourByHour() {
        openingHours.change(queue, new OpeningHours.Plan(2, 30, Map.of()));
        booked(livingIn("Asia/Shanghai"));
        var done = booked(livingIn("Asia/Shanghai"));
        callbacks.taskCameUp(done.ref(), "task-" + done.ref());
        callbacks.taskCompleted("task-" + done.ref(), "reached");
        clock.set(shanghai("2026-11-23T10:31"));
        var promised = booked(livingIn("Asia/Shanghai"));

        var week = weeks.of(MONDAY, mine());

        assertThat(week).hasSize(7);
        var ten = week.get(0).hour(LocalTime.of(10, 0));
        assertThat(ten).isNotNull();
        assertThat(List.of(ten.places(), ten.made(), ten.late(), ten.promised(), ten.free()))
                .as("four places, one made, one late, and none that anybody could take any more")
                .containsExactly(4, 1, 1, 0, 0);
        assertThat(promised.startsAt()).isEqualTo(shanghai("2026-11-23T11:00"));
        var eleven = week.get(0).hour(LocalTime.of(11, 0));
        assertThat(eleven).isNotNull();
        assertThat(eleven.promised()).isEqualTo(1);
        assertThat(eleven.free()).isEqualTo(3);
        assertThat(week.get(0).hour(LocalTime.of(12, 0))).as("noon").isNull();
        assertThat(week.get(5).hours()).as("Saturday").isEmpty();
    }

    @Test
    void keepsACallThatCouldNotBeBookedUntilSomebodyHasDealtWithIt() {
        var nobody = customers.is("c-" + UUID.randomUUID(), "email", "a" + UUID.randomUUID() + "@example.com");
        var request = request(nobody);
        callbacks.book(request);
        callbacks.book(request);

        var kept = unplaced.page(lin, null, 200).items().stream()
                .filter(each -> each.queue().equals(queue))
                .toList();
        assertThat(kept).as("once").hasSize(1);
        assertThat(kept.get(0).why()).isEqualTo(Booking.None.NO_PHONE);
        assertThatThrownBy(() ->
                        unplaced.settle(kept.get(0).ref(), accounts.find("tang").orElseThrow()))
                .as("marketing")
                .isInstanceOf(NotFound.class);

        unplaced.settle(kept.get(0).ref(), lin);
        unplaced.settle(kept.get(0).ref(), lin);
        assertThat(unplaced.page(lin, null, 200).items())
                .extracting(UnplacedCalls.Unplaced::queue)
                .doesNotContain(queue);
    }

    @Test
    void takesATimeThatWasAgreedOnlyWhereTheQueueCanCall() {
        var call = booked(livingIn("Asia/Shanghai"));
        var other = booked(livingIn("Asia/Shanghai"));

        moves.agreed(call.ref(), shanghai("2026-11-24T15:10"), lin);
        assertThatThrownBy(() -> moves.agreed(call.ref(), other.startsAt(), lin))
                .isInstanceOfSatisfying(
                        SlotRefused.class, no -> assertThat(no.free()).isNotEmpty());
    }

    private List<Queues.Queue> mine() {
        return queues.list().stream()
                .filter(each -> each.key().startsWith(queue))
                .toList();
    }

    private Instant firstFree(Callback call, String day) {
        return moves.places(call.ref(), LocalDate.parse(day), lin).stream()
                .filter(place -> place.fault() == null)
                .findFirst()
                .orElseThrow()
                .start();
    }

    private CallRequest request(Customer customer) {
        var instance = UUID.randomUUID().toString();
        return new CallRequest(
                customer.id(),
                queue,
                "care",
                ConsentTopic.known("service", "phone"),
                new CallRequest.Timing(null, null, null, null),
                new CallRequest.Place(
                        instance, instance, "Task_BookCall", UUID.randomUUID().toString()),
                Cause.system("test"));
    }

    private Callback booked(Customer customer) {
        var booking = callbacks.book(request(customer));
        assertThat(booking.callback()).isNotNull();
        return booking.callback();
    }

    private Customer livingIn(String zone) {
        return customers.is("c-" + UUID.randomUUID(), "phone", "+8613800138000", "zone", zone);
    }

    private static Map<DayOfWeek, String> hours(String text) {
        return Map.of(DayOfWeek.TUESDAY, text, DayOfWeek.THURSDAY, text);
    }

    private static Instant shanghai(String local) {
        return Instant.parse(local + ":00Z").minus(Duration.ofHours(8));
    }
}
