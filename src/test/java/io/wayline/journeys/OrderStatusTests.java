package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customers;
import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.shared.CustomerRef;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** An order is followed from its confirmation to its end; it is Monday, 23 November 2026, ten in the morning in Shanghai. */
@DatabaseTest
class OrderStatusTests {

    static final List<String> REFERENCES =
            List.of("SO-26-118466", "1000123456789", "#1001", "订单-8", "A/17 b", "9".repeat(100), "长".repeat(100));

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");
    private static final String WAITING = "What do we hear?";

    @Autowired
    JourneyDriver journey;

    @Autowired
    Customers customers;

    @Autowired
    Messages messages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String anna = "anna-" + word;
    private String ref = "SO-" + word;
    private Instant before = Instant.EPOCH;

    @BeforeEach
    void annaIsACustomer() {
        before = clock.instant();
        clock.set(MONDAY_TEN);
        journey.was(
                "customer.registered",
                anna,
                Map.of("email", anna + "@example.com", "phone", "+8613912345678", "locale", "en"));
    }

    @AfterEach
    void nobodyIsLeft() {
        var id = customers.get(new CustomerRef(anna)).id().value();
        jdbc.sql("delete from customer_order where customer_id = ?").param(id).update();
        jdbc.sql("delete from customer_value where customer_id = ?").param(id).update();
        jdbc.sql("delete from staff_notice where kind = 'delivery-unknown'").update();
        clock.set(before);
    }

    @Test
    void confirmsShipsAndDelivers() {
        orders().expectMails("order-confirmed")
                .expectAt(WAITING)
                .happens("order.shipped", about())
                .expectAt(WAITING)
                .expectMails("order-confirmed", "order-shipped")
                .happens("order.delivered", about())
                .expectEnded("Delivered")
                .expectMails("order-confirmed", "order-shipped", "order-delivered");
    }

    @Test
    void doesNotConfirmWhatWasOrderedMoreThanThreeDaysAgo() {
        placed(Duration.ofDays(3).plusMinutes(1)).expectMails().expectAt(WAITING);
    }

    @Test
    void confirmsWhatWasOrderedLessThanThreeDaysAgo() {
        placed(Duration.ofDays(3).minusMinutes(1)).expectMails("order-confirmed");
    }

    @Test
    void tellsOfADelayOnceAndOfANewDayAnew() {
        orders().happens("order.delayed", delayedTo("2026-12-05"))
                .happens("order.delayed", delayedTo("2026-12-05"))
                .expectMails("order-confirmed", "order-delayed", "order-delayed");
        assertThat(text("order-delayed")).contains("December 5, 2026").contains(ref);

        var walk = walk().happens("order.delayed", delayedTo("2026-12-09")).expectAt(WAITING);

        assertThat(left("order-delayed")).hasSize(2);
        assertThat(text("order-delayed")).contains("December 9, 2026");
        walk.happens("order.delivered", about()).expectEnded("Delivered");
    }

    @Test
    void callsACustomerOfTierAAboutADelay() {
        isOfTierA();
        orders().happens("order.delayed", delayedTo("2026-12-05"))
                .expectMails("order-confirmed", "order-delayed")
                .expectAt("Call about the delay")
                .expectTask("Call the customer")
                .completeWith(Map.of("callResult", "reached"))
                .expectAt(WAITING);
    }

    @Test
    void callsNobodyAnyMoreAboutWhatHasShippedMeanwhile() {
        isOfTierA();
        orders().happens("order.delayed", delayedTo("2026-12-05"))
                .expectTask("Call the customer")
                .happens("order.shipped", about())
                .expectAt(WAITING)
                .expectMails("order-confirmed", "order-delayed", "order-shipped");
    }

    @Test
    void endsWithTheDeliveryAlsoWhileACallIsToBeMade() {
        isOfTierA();
        orders().happens("order.delayed", delayedTo("2026-12-05"))
                .happens("order.delivered", about())
                .expectEnded("Delivered")
                .expectMails("order-confirmed", "order-delayed", "order-delivered");
    }

    @Test
    void tellsOfACancellation() {
        orders().happens("order.cancelled", about())
                .expectEnded("Cancelled")
                .expectMails("order-confirmed", "order-cancelled");
    }

    @Test
    void tellsOfAnOrderThatCameBack() {
        orders().happens("order.shipped", about())
                .happens("order.returned", about())
                .expectEnded("Returned")
                .expectMails("order-confirmed", "order-shipped", "order-returned");
    }

    @Test
    void tellsColleaguesOfSixtyDaysOfSilence() {
        orders().happens("order.shipped", about())
                .timePasses(Duration.ofDays(60).minusMinutes(1))
                .expectAt(WAITING)
                .timePasses(Duration.ofMinutes(1))
                .expectEnded("Delivery unknown")
                .expectMails("order-confirmed", "order-shipped");

        assertThat(jdbc.sql("select queue from staff_notice where kind = 'delivery-unknown'")
                        .query(String.class)
                        .list())
                .contains("customer-care");
    }

    @Test
    void whatIsToldTwiceIsWrittenOnce() {
        orders().happens("order.placed", order(Duration.ZERO))
                .happens("order.shipped", about())
                .happens("order.shipped", about())
                .happens("order.delivered", about())
                .happens("order.delivered", about())
                .happens("order.shipped", about())
                .expectEnded("Delivered");

        assertThat(left("order-confirmed")).hasSize(1);
        assertThat(left("order-shipped")).hasSize(1);
        assertThat(left("order-delivered")).hasSize(1);
    }

    @Test
    void whatComesTooLateIsNotWritten() {
        orders().happens("order.delivered", about())
                .happens("order.shipped", about())
                .happens("order.delayed", delayedTo("2026-12-05"))
                .expectEnded("Delivered")
                .expectMails("order-confirmed", "order-delivered");
    }

    @Test
    void anOrderThatIsToldAsHistoryStartsNothing() {
        journey.was("order.placed", anna, order(Duration.ofDays(1)));

        walk().expectNotEntered().expectMails();
    }

    @Test
    void anotherOrderOfTheSameCustomerIsItsOwn() {
        orders();
        var first = ref;
        ref = "SO-2-" + word;
        orders().happens("order.shipped", Map.of("orderRef", first));

        assertThat(left("order-confirmed")).hasSize(2);
        assertThat(left("order-shipped"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).contains(first));
    }

    @ParameterizedTest
    @FieldSource("REFERENCES")
    void anOrderOfWhateverNumberGoesFromItsEventToItsLastMail(String called) {
        ref = called;
        orders().happens("order.shipped", Map.of("orderRef", "another one"))
                .expectMails("order-confirmed")
                .happens("order.shipped", about())
                .happens("order.delayed", delayedTo("2026-12-05"))
                .happens("order.delivered", about())
                .expectEnded("Delivered")
                .expectMails("order-confirmed", "order-shipped", "order-delayed", "order-delivered");

        assertThat(List.of("order-confirmed", "order-shipped", "order-delayed", "order-delivered"))
                .allSatisfy(template -> assertThat(text(template)).contains(called));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.cancelled", "order.returned"})
    void anOrderThatNobodyConfirmedCanStillEnd(String type) {
        placed(Duration.ofDays(5)).happens(type, about());

        assertThat(left(type.replace('.', '-'))).hasSize(1);
    }

    private Walk walk() {
        return journey.on("order-status", anna);
    }

    private Walk orders() {
        return placed(Duration.ZERO);
    }

    private Walk placed(Duration ago) {
        return walk().happens("order.placed", order(ago));
    }

    private Map<String, Object> order(Duration ago) {
        return Map.of(
                "orderRef",
                ref,
                "amount",
                "298.00",
                "currency",
                "CNY",
                "placedAt",
                MONDAY_TEN.minus(ago).toString());
    }

    private Map<String, Object> about() {
        return Map.of("orderRef", ref);
    }

    private Map<String, Object> delayedTo(String day) {
        return Map.of("orderRef", ref, "newDate", day);
    }

    private void isOfTierA() {
        jdbc.sql("""
                        insert into customer_value (customer_id, tier, label, window_orders, window_spend, last_day,
                            purchase_days, since, run)
                        values (?, 'A', 'loyal', 1, 100, 20000, 1, timestamp with time zone '2026-11-01 00:00:00+00:00', 0)""").param(customers.get(new CustomerRef(anna)).id().value()).update();
    }

    /** Those that are not kept back. */
    private List<Message> left(String template) {
        return messages.list(new Messages.Filter(null, template, new CustomerRef(anna)), null, 50).items().stream()
                .filter(mail -> mail.recipient() != null)
                .toList();
    }

    private String text(String template) {
        return messages.content(left(template).get(0).ref()).orElseThrow().text();
    }
}
