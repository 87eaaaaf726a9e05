package io.wayline.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.shared.BusinessEvent;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CorrelatorTests {

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    Listener listener;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Correlator correlator;

    @BeforeEach
    void emptyHouse() {
        jdbc.sql("delete from inbox_event").update();
        listener.reset();
    }

    @Test
    void handsOnEventsOfACustomerInTheOrderOfArrival() {
        registered("anna");
        for (var number = 0; number < 20; number++) {
            events.send("test.happened", "anna", Map.of("number", number));
        }

        events.handleAll();

        assertThat(listener.heard)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void keepsTheEventsOfAnUnknownCustomerUntilTheyRegister() {
        var early = events.send("test.happened", "late-lena", Map.of("number", 1));
        events.handleAll();
        assertThat(log.get(early).state()).isEqualTo(EventState.UNKNOWN_CUSTOMER);

        registered("late-lena");
        events.handleAll();

        assertThat(log.get(early).state()).isEqualTo(EventState.DONE);
        assertThat(listener.heard).containsExactly(1);
    }

    @Test
    void givesUpOnAnUnknownCustomerAfterSevenDays() {
        var early = events.send("test.happened", "nobody", Map.of("number", 1));
        events.handleAll();

        clock.advance(Duration.ofDays(7).plusSeconds(1));
        correlator.expireUnknown();

        assertThat(log.get(early).state()).isEqualTo(EventState.EXPIRED);
    }

    @Test
    void marksAnEventThatNobodyListensTo() {
        registered("anna");
        var lost = events.send("tea.poured", "anna", Map.of());

        events.handleAll();

        assertThat(log.get(lost).state()).isEqualTo(EventState.IGNORED);
        assertThat(log.get(lost).note()).contains("tea.poured");
    }

    @Test
    void triesAFailedEventAgainAndHoldsBackOnlyItsOwnCustomer() {
        registered("anna");
        registered("ben");
        listener.failing = new IllegalStateException("the cupboard is locked");
        var first = events.send("test.happened", "anna", Map.of("number", 1));
        events.handleAll();
        listener.failing = null;
        events.send("test.happened", "anna", Map.of("number", 2));
        events.send("test.happened", "ben", Map.of("number", 3));
        events.handleAll();
        assertThat(log.get(first).state()).isEqualTo(EventState.RECEIVED);
        assertThat(listener.heard).containsExactly(3);

        clock.advance(Duration.ofSeconds(2));
        events.handleAll();

        assertThat(listener.heard).containsExactly(3, 1, 2);
    }

    @Test
    void anEventThatCannotBeReadStopsNoOtherCustomerOfItsLane() {
        registered("anna");
        registered("ben");
        var unreadable = events.send("test.happened", "anna", Map.of("number", 1));
        events.send("test.happened", "ben", Map.of("number", 2));
        jdbc.sql("update inbox_event set lane = 7").update();
        written(unreadable, "{");

        events.handleAll();
        assertThat(listener.heard).containsExactly(2);
        assertThat(log.get(unreadable).attempts()).isEqualTo(1);

        written(unreadable, "{\"number\": 1}");
        clock.advance(Duration.ofSeconds(1));
        events.handleAll();
        assertThat(listener.heard).containsExactly(2, 1);
    }

    private void written(long event, String data) {
        jdbc.sql("update inbox_event set data = ? where id = ?")
                .params(data, event)
                .update();
    }

    @Test
    void looksForNothingWhileAllThatIsDueWaitsBehindAFailedEvent() {
        registered("anna");
        listener.failing = new IllegalStateException("the cupboard is locked");
        events.send("test.happened", "anna", Map.of("number", 1));
        events.handleAll();
        events.send("test.happened", "anna", Map.of("number", 2));

        assertThat(events.handleAll()).as("events held back").isEqualTo(1);
        assertThat(events.handleAll()).isZero();

        listener.failing = null;
        clock.advance(Duration.ofSeconds(2));
        events.handleAll();
        assertThat(listener.heard).containsExactly(1, 2);
    }

    @Test
    void givesUpOnAnEventThatAlwaysFailsAndLetsTheNextOnesPass() {
        registered("anna");
        listener.failing = new IllegalStateException("the cupboard is locked");
        var broken = events.send("test.happened", "anna", Map.of("number", 1));
        for (var tries = 0; tries < 7; tries++) {
            events.handleAll();
            clock.advance(Duration.ofHours(3));
        }
        listener.failing = null;
        events.send("test.happened", "anna", Map.of("number", 2));

        events.handleAll();

        assertThat(log.get(broken).state()).isEqualTo(EventState.FAILED);
        assertThat(log.get(broken).attempts()).isEqualTo(7);
        assertThat(listener.heard).containsExactly(2);
    }

    @Test
    void neverTriesAgainWhatWasRefused() {
        registered("anna");
        listener.failing = new InvalidValue("number", "is not ours", "send another");
        var refused = events.send("test.happened", "anna", Map.of("number", 1));

        events.handleAll();

        assertThat(log.get(refused).state()).isEqualTo(EventState.FAILED);
        assertThat(log.get(refused).note()).isEqualTo("number is not ours: send another.");
    }

    @Test
    void rollsBackEverythingThatAFailedEventHadWritten() {
        registered("anna");
        listener.writesThenFails = true;
        events.send("test.happened", "anna", Map.of("number", 1));

        events.handleAll();

        assertThat(jdbc.sql("select count(*) from timeline_entry where kind = 'written-by-test'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void handlesEveryEventOnceWhenManyWorkersLookAtTheSameLanes() {
        for (var number = 0; number < 12; number++) {
            registered("c" + number);
        }
        for (var number = 0; number < 120; number++) {
            events.send("test.happened", "c" + number % 12, Map.of("number", number));
        }

        var workers = IntStream.range(0, 4)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> {
                    while (waiting() > 0) {
                        correlator.workOneLane();
                    }
                }))
                .toList();
        workers.forEach(CompletableFuture::join);

        assertThat(listener.heard).hasSize(120).doesNotHaveDuplicates();
        assertThat(listener.overlaps).isZero();
        for (var customer = 0; customer < 12; customer++) {
            var own = customer;
            assertThat(listener.heard.stream().filter(number -> number % 12 == own))
                    .isSorted();
        }
    }

    @Test
    void replaysAHandledEventAsANewOne() {
        registered("anna");
        var first = events.send("test.happened", "anna", Map.of("number", 1));
        events.handleAll();

        var again = log.replay(first, "he");
        events.handleAll();

        assertThat(again).isNotEqualTo(first);
        assertThat(log.get(again).replayOf()).isEqualTo(first);
        assertThat(listener.heard).containsExactly(1, 1);
    }

    private long waiting() {
        return log.counts().get(EventState.RECEIVED);
    }

    private void registered(String ref) {
        events.sendHistory("customer.registered", ref, Map.of("email", ref + "@example.com"));
        events.handleAll();
    }

    @TestComponent
    @Order(500)
    static class Listener implements EventHandler {

        private final JdbcClient jdbc;
        private final Map<CustomerRef, AtomicInteger> inside = new ConcurrentHashMap<>();
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        volatile int overlaps;
        volatile @Nullable RuntimeException failing;
        volatile boolean writesThenFails;

        Listener(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        void reset() {
            heard.clear();
            overlaps = 0;
            failing = null;
            writesThenFails = false;
        }

        @Override
        public boolean handle(BusinessEvent event, CustomerId customer) {
            if (!event.type().equals("test.happened")) {
                return false;
            }
            var own = inside.computeIfAbsent(event.subject(), ref -> new AtomicInteger());
            if (own.incrementAndGet() > 1) {
                overlaps++;
            }
            try {
                if (failing != null) {
                    throw failing;
                }
                if (writesThenFails) {
                    jdbc.sql("""
                                    insert into timeline_entry
                                        (customer_id, at, kind, direction, facts, cause_kind, cause_ref)
                                    values (?, current_timestamp, 'written-by-test', 'INSIDE', '{}', 'EVENT', '1')""").param(customer.value()).update();
                    throw new IllegalStateException("after writing");
                }
                heard.add(event.data().path("number").asInt());
                return true;
            } finally {
                own.decrementAndGet();
            }
        }
    }
}
