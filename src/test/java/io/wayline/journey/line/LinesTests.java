package io.wayline.journey.line;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.Customers;
import io.wayline.journey.InstanceActs;
import io.wayline.journey.byhand.ByHand;
import io.wayline.journey.byhand.HandWork;
import io.wayline.journey.line.Line.Next;
import io.wayline.journey.line.Line.Stop;
import io.wayline.journey.line.Line.Stop.Place;
import io.wayline.journey.line.Line.What;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journeys.JourneyDriver;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.testing.SqlCount;
import io.wayline.timeline.Cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class LinesTests {

    @Autowired
    JourneyDriver journey;

    @Autowired
    Lines lines;

    @Autowired
    Customers customers;

    @Autowired
    InstanceActs acts;

    @Autowired
    ByHand byHand;

    @Autowired
    TaskList tasks;

    @Autowired
    Queues queues;

    @Autowired
    SettableClock clock;

    @Autowired
    SqlCount sql;

    private final String anna = "anna-" + UUID.randomUUID();

    @BeforeEach
    void annaRegisters() {
        journey.happens("customer.registered", anna, Map.of("email", "anna@example.com", "name", "Anna Berg"));
    }

    @Test
    void aLineRunsFromWhatWasPassedToTheEndThatLiesAhead() {
        var line = onboarding();

        assertThat(line.stops())
                .extracting(Stop::name, Stop::place)
                .containsExactly(
                        tuple("Customer registered", Place.PASSED),
                        tuple("Send welcome", Place.PASSED),
                        tuple("Time to look around", Place.HERE),
                        tuple("Send first steps", Place.AHEAD),
                        tuple("7 days to choose", Place.AHEAD),
                        tuple("Customer dormant", Place.AHEAD));
        assertThat(line.stops().get(1).at()).isBetween(clock.instant().minusSeconds(5), clock.instant());
    }

    @Test
    void aWaitSaysWhenItIsOverWhatFollowsAndWhatMayComeFirst() {
        var next = onlyNext(onboarding());

        assertThat(next.what()).isEqualTo(What.TIME);
        assertThat(next.name()).isEqualTo("Time to look around");
        assertThat(next.at()).isNotNull();
        assertThat(Duration.between(clock.instant(), next.at()).truncatedTo(ChronoUnit.DAYS))
                .isBetween(Duration.ofDays(2), Duration.ofDays(3));
        assertThat(next.then()).isEqualTo(new Line.Then("Task_SendFirstSteps", "Send first steps", false));
        assertThat(next.instead())
                .containsExactly(new Line.Instead(
                        "Event_FirstOrderPlaced",
                        "First order placed",
                        new Line.Then("Task_GrantWelcomePoints", "Grant welcome points", true)));
    }

    @Test
    void namesAreThoseOfTheReader() {
        var line = lines.running(id(), 10, List.of(), Locale.SIMPLIFIED_CHINESE).get(0);

        assertThat(line.way().journeyName()).isNotEqualTo("Onboarding");
        assertThat(onlyNext(line).name()).isNotEqualTo("Time to look around").doesNotContain("Event_");
    }

    @Test
    void whatAnOperatorHasStoppedSaysSoAndNothingElse() {
        acts.pause(onboarding().way().id(), "he", "looking");

        assertThat(onboarding().next()).extracting(Next::what).containsExactly(What.PAUSED);
    }

    @Test
    void aTaskIsNamedToWhoMaySeeItAndWaitedForInAnyCase() {
        var queue = aQueue();
        give(queue, 1);
        var item = tasks.of(id(), 10).get(0);

        var seen = lines.running(id(), 10, List.of(item), Locale.ENGLISH);
        var unseen = lines.running(id(), 10, List.<WorkItem>of(), Locale.ENGLISH);

        assertThat(seen).flatExtracting(Line::next).anySatisfy(next -> {
            assertThat(next.what()).isEqualTo(What.TASK);
            assertThat(next.name()).isEqualTo("Look at it 1");
            assertThat(next.task()).isEqualTo(item.id());
            assertThat(next.at()).isEqualTo(item.dueAt());
        });
        assertThat(unseen).flatExtracting(Line::next).anySatisfy(next -> {
            assertThat(next.what()).isEqualTo(What.TASK);
            assertThat(next.name()).isEqualTo("Do the work");
            assertThat(next.task()).isNull();
        });
    }

    @Test
    void aFinishedWayHasItsEnding() {
        journey.happens("order.placed", anna, Map.of("orderRef", "SO-" + anna, "amount", "10.00", "currency", "CNY"));

        // the order has a way of its own, which goes on
        assertThat(lines.running(id(), 10, List.of(), Locale.ENGLISH))
                .extracting(line -> line.way().journey())
                .containsExactly("order-status");
        assertThat(lines.ended(id(), 10, Locale.ENGLISH)).singleElement().satisfies(way -> {
            assertThat(way.ending()).isEqualTo("Customer activated");
            assertThat(way.places()).isEmpty();
        });
    }

    @Test
    void manyWaysCostWhatOneDoes() {
        var queue = aQueue();
        var customer = id();
        sql.start();
        lines.running(customer, 20, List.of(), Locale.ENGLISH);
        var forOne = sql.statements();
        IntStream.rangeClosed(1, 6).forEach(each -> give(queue, each));
        // versions and names are read once
        lines.running(customer, 20, List.of(), Locale.ENGLISH);

        sql.start();
        assertThat(lines.running(customer, 20, List.of(), Locale.ENGLISH)).hasSize(7);

        assertThat(sql.statements()).as(sql::asTable).isEqualTo(4).isLessThanOrEqualTo(forOne);
    }

    @Test
    void aPrintMovesWhenAWayOrATaskDoes() {
        var before = print();

        give(aQueue(), 1);
        var given = print();
        acts.pause(onboarding().way().id(), "he", "looking");

        assertThat(given).isNotEqualTo(before);
        assertThat(print()).isNotEqualTo(given);
    }

    private Long print() {
        return lines.prints(Set.of(id().value())).get(id().value());
    }

    private Line onboarding() {
        return lines.running(id(), 10, List.of(), Locale.ENGLISH).stream()
                .filter(line -> line.way().journey().equals("onboarding"))
                .findFirst()
                .orElseThrow();
    }

    private static Next onlyNext(Line line) {
        assertThat(line.next()).hasSize(1);
        return line.next().get(0);
    }

    private void give(String queue, int which) {
        byHand.give(
                new HandWork("Look at it " + which, queue, null, ""),
                id(),
                Cause.person("shen"),
                UUID.randomUUID().toString());
    }

    private String aQueue() {
        var queue = "q-" + UUID.randomUUID().toString().substring(0, 8);
        queues.create(queue, "Line", "线", List.of());
        return queue;
    }

    private CustomerId id() {
        return customers.find(new CustomerRef(anna)).orElseThrow().id();
    }
}
