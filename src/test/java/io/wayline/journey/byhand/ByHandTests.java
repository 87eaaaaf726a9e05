package io.wayline.journey.byhand;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.journey.byhand.EntryRefused.Why;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
class ByHandTests {

    private static final Cause SHEN = Cause.person("shen");

    @Autowired
    ByHand byHand;

    @Autowired
    CustomerDriver customers;

    @Autowired
    JourneyDriver journey;

    @Autowired
    TaskList list;

    @Autowired
    Tasks tasks;

    @Autowired
    Queues queues;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String queue = "q-" + mark;
    private Person lin;
    private CustomerId anna;

    @BeforeEach
    void linWorksForAQueue() {
        lin = accounts.find("lin").orElseThrow();
        queues.create(queue, "By hand", "人工", List.of("lin"));
        Customer customer = customers.is("anna-" + mark, "name", "Anna Berg");
        anna = customer.id();
    }

    @Test
    void aPieceOfWorkIsATaskOfItsQueueUnderTheNameThatItWasGiven() {
        byHand.give(work("Ask for the delivery note"), anna, SHEN, mark);

        var item = list.of(anna, lin, 10).get(0);
        assertThat(item.name()).isEqualTo("Ask for the delivery note");
        assertThat(list.called(item, Locale.SIMPLIFIED_CHINESE).name()).isEqualTo("Ask for the delivery note");
        assertThat(item.queue()).isEqualTo(queue);
        assertThat(item.dueAt()).isAfter(clock.instant());
        assertThat(byHand.given(item.id()))
                .hasValueSatisfying(given -> assertThat(given.text()).isEqualTo("The blue one."));
    }

    @Test
    void itIsTakenCompletedAndToldAsAnyOther() {
        byHand.give(work("Ask for the delivery note"), anna, SHEN, mark);
        var item = tasks.claim(list.of(anna, lin, 10).get(0).id(), lin);

        tasks.complete(item.id(), Map.of("workResult", JsonMapper.shared().valueToTree("done")), item.version(), lin);
        journey.stepsRun();

        assertThat(list.of(anna, lin, 10)).isEmpty();
        assertThat(journey.story("anna-" + mark)).contains("task-given", "task-done-by-hand", "journey-ended");
        assertThat(jdbc.sql("select count(*) from form_answer where task_id = ?")
                        .param(item.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameWishTwiceIsOnePieceOfWork() {
        var first = byHand.give(work("Once"), anna, SHEN, mark);
        var again = byHand.give(work("Once"), anna, SHEN, mark);

        assertThat(again).isEqualTo(first);
        assertThat(list.of(anna, lin, 10)).hasSize(1);
    }

    @Test
    void nothingThatWasTypedReachesTheEngine() {
        byHand.give(work("Typed " + mark), anna, SHEN, mark);

        assertThat(jdbc.sql("select count(*) from act_ru_variable where text_ like ?")
                        .param("%" + mark + "%")
                        .query(Long.class)
                        .single())
                .as("the queue, and nothing else")
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from act_ru_task where name_ like ? or description_ like ?")
                        .params("%" + mark + "%", "%" + mark + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void workThatCannotBeNamesItsField() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> work("  "))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("title"));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> byHand.give(new HandWork("Ask", "no-such", null, ""), anna, SHEN, mark))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("queue"));
        var past = clock.instant().minus(Duration.ofMinutes(1));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> byHand.give(new HandWork("Ask", queue, past, ""), anna, SHEN, mark))
                .satisfies(wrong -> assertThat(wrong.field()).isEqualTo("due"));
    }

    @Test
    void onlyJourneysThatAllowItAreStarted() {
        assertThat(byHand.startable(Locale.ENGLISH))
                .extracting(ByHand.Startable::journey)
                .contains("onboarding")
                .doesNotContain("contact-attempt", ByHand.WORK);
        assertThatExceptionOfType(NotByHand.class).isThrownBy(() -> byHand.start("contact-attempt", anna, SHEN, mark));
    }

    @Test
    void aJourneyBeginsOnceForAWishAndIsToldWithWhoAsked() {
        var first = byHand.start("onboarding", anna, SHEN, mark);
        var again = byHand.start("onboarding", anna, SHEN, mark);

        assertThat(again).isEqualTo(first);
        assertThat(journey.story("anna-" + mark)).containsOnlyOnce("journey-started");
    }

    @Test
    void whoIsOnItIsRefusedWithSinceWhen() {
        byHand.start("onboarding", anna, SHEN, mark);

        assertThatExceptionOfType(EntryRefused.class)
                .isThrownBy(() -> byHand.start("onboarding", anna, SHEN, "other " + mark))
                .satisfies(refused -> {
                    assertThat(refused.why()).isEqualTo(Why.NOW);
                    assertThat(refused.at()).isNotNull();
                });
    }

    @Test
    void whoHasBeenOnItIsRefusedWhereItIsEnteredOnce() {
        byHand.start("onboarding", anna, SHEN, mark);
        journey.happens(
                "order.placed", "anna-" + mark, Map.of("orderRef", "SO-" + mark, "amount", "10.00", "currency", "CNY"));

        assertThatExceptionOfType(EntryRefused.class)
                .isThrownBy(() -> byHand.start("onboarding", anna, SHEN, "other " + mark))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.ONCE));
    }

    @Test
    void aCallIsBookedUnderWhatItIsAboutAndMadeAsAnyOther() {
        var called = customers
                .is("called-" + mark, "name", "Bo Lind", "phone", "138 0013 8000")
                .id();

        byHand.call(work("Ask about the lid"), CallWish.within("P2D"), called, SHEN, mark);
        journey.stepsRun();

        var item = list.of(called, lin, 10).get(0);
        assertThat(item.name()).isEqualTo("Ask about the lid");
        tasks.complete(
                item.id(),
                Map.of("callResult", JsonMapper.shared().valueToTree("reached")),
                tasks.claim(item.id(), lin).version(),
                lin);
        journey.stepsRun();
        assertThat(journey.story("called-" + mark))
                .contains("call-asked-for", "call-booked", "call-done", "journey-ended");
    }

    @Test
    void whereNoCallIsPossibleTheWayEndsAndSaysSo() {
        byHand.call(work("Ask about the lid"), CallWish.within("P2D"), anna, SHEN, mark);
        journey.stepsRun();

        assertThat(list.of(anna, lin, 10)).isEmpty();
        assertThat(journey.story("anna-" + mark))
                .contains("call-asked-for", "journey-ended")
                .doesNotContain("call-booked");
    }

    private HandWork work(String title) {
        return new HandWork(title, queue, null, "The blue one.");
    }
}
