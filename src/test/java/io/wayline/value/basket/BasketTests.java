package io.wayline.value.basket;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.CustomerDriver;
import io.wayline.events.EventsDriver;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;
import io.wayline.testing.QuietDatabase;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is bought together, against figures reckoned by hand. */
@DatabaseTest
@QuietDatabase
class BasketTests {

    private static final Locale ENGLISH = Locale.ENGLISH;

    @Autowired
    BasketComputation computation;

    @Autowired
    Baskets baskets;

    @Autowired
    SuggestionMailFacts facts;

    @Autowired
    CustomerDriver customers;

    @Autowired
    EventsDriver events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private int orders;

    @BeforeEach
    void nothingWasBought() {
        for (var table : List.of("customer_order_item", "customer_order", "customer_value", "basket_run")) {
            jdbc.sql(
                            table.equals("basket_run")
                                    ? "update basket_run set computed_at = null, value_run = null"
                                    : "delete from " + table)
                    .update();
        }
        jdbc.sql("delete from customer where id like 'basket-%'").update();
    }

    @Test
    void theThreeFiguresAreThoseOfTheirDefinitions() {
        // 100 orders: 30 with grinders, 20 of them with papers; 10 more with papers alone
        bought(20, 1, "grinder", "papers");
        bought(10, 1, "grinder");
        bought(10, 1, "papers");
        bought(60, 1, "pot");

        computation.compute();

        var rule = baskets.rules("grinder", ENGLISH, 0, 10).get(0);
        assertThat(rule)
                .returns("grinder", Baskets.Rule::sku)
                .returns("papers", Baskets.Rule::other)
                .returns(30, Baskets.Rule::sold)
                .returns(20, Baskets.Rule::orders)
                .returns(20, Baskets.Rule::customers);
        assertThat(rule.support()).isCloseTo(0.2, within(1e-9));
        assertThat(rule.confidence()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(rule.lift()).isCloseTo(2 / 3.0 / 0.3, within(1e-9));
        // the lower end of Wilson's interval of 20 in 30 with three standard errors is 0.3985
        assertThat(rule.leastLift()).isCloseTo(0.39851 / 0.3, within(0.0001));
        assertThat(rule.holds()).isTrue();
        assertThat(baskets.last().orders()).isEqualTo(100);
        assertThat(baskets.count("")).isEqualTo(2);
    }

    @Test
    void whatIsBoughtByFewOrCouldBeByChanceIsNotTold() {
        // by nine orders, by one customer, and as often as by chance
        bought(9, 1, "cup", "saucer");
        for (var again = 0; again < 12; again++) {
            order("basket-wholesale", 2, "lamp", "bulb");
        }
        bought(40, 1, "pan", "lid");
        bought(40, 1, "pan");
        bought(40, 1, "lid");
        bought(40, 1, "oil");

        computation.compute();

        assertThat(baskets.rules("cup", ENGLISH, 0, 10)).isEmpty();
        assertThat(baskets.rules("lamp", ENGLISH, 0, 10)).isEmpty();
        assertThat(baskets.rules("pan", ENGLISH, 0, 10)).allSatisfy(rule -> {
            assertThat(rule.lift()).isBetween(1.0, 1.3);
            assertThat(rule.holds()).isFalse();
        });
    }

    @Test
    void anArticleTwiceInAnOrderCountsOnceAndWhatWasSentBackOrIsOldNotAtAll() {
        bought(15, 1, "kettle", "kettle", "beans");
        bought(40, 1, "pot");
        jdbc.sql("update customer_order set undone = 'RETURNED' where ref = (select min(ref) from customer_order"
                        + " where customer_id = 'basket-1')")
                .update();
        bought(30, 400, "kettle", "beans");

        computation.compute();

        assertThat(baskets.rules("kettle", ENGLISH, 0, 10).get(0))
                .returns(14, Baskets.Rule::orders)
                .returns(14, Baskets.Rule::sold);
    }

    @Test
    void ofEachArticleTheTenBestStay() {
        for (var other = 0; other < 13; other++) {
            bought(10 + other, 1, "box", "thing-" + (char) ('a' + other));
        }
        bought(400, 1, "pot");

        computation.compute();

        assertThat(baskets.rules("box", ENGLISH, 0, 50))
                .filteredOn(rule -> rule.sku().equals("box"))
                .hasSize(10)
                .extracting(Baskets.Rule::other)
                .doesNotContain("thing-a", "thing-b", "thing-c");
    }

    @Test
    void aMailSuggestsWhatOthersTookAlongAndNeverWhatIsThereAlready() {
        lives("basket-1", "zh-CN");
        bought(30, 1, "grinder", "papers");
        bought(100, 1, "pot");
        order("basket-asks", 5, "grinder");
        order("basket-has", 5, "grinder");
        order("basket-has", 200, "papers");
        order("basket-sent-back", 5, "grinder");
        order("basket-sent-back", 20, "papers");
        jdbc.sql(
                        "update customer_order set undone = 'RETURNED' where customer_id = 'basket-sent-back' and placed_at < ?")
                .param(at(10))
                .update();
        order("basket-long-ago", 500, "grinder");

        computation.compute();

        assertThat(told("basket-asks"))
                .isEqualTo(Map.of("products", List.of(Map.of("name", "The papers", "because", "The grinder"))));
        for (var other : List.of("basket-has", "basket-sent-back", "basket-long-ago", "basket-nobody")) {
            assertThat(told(other)).as(other).isEmpty();
        }
    }

    @Test
    void ordersTellTheirArticlesByEvents() {
        var customer = customers.is("basket-" + Letters.some());
        bought(30, 1, "grinder", "papers");
        bought(100, 1, "pot");
        events.send(
                "order.placed",
                customer.ref().value(),
                Map.of(
                        "orderRef",
                        "basket-" + Letters.some(),
                        "amount",
                        "10.00",
                        "currency",
                        "CNY",
                        "placedAt",
                        clock.instant().minusSeconds(60).toString(),
                        "items",
                        List.of(Map.of("sku", " grinder ", "name", "Hand grinder", "quantity", 1))));
        events.handleAll();

        computation.compute();

        assertThat(facts.of(customer.id(), null, ENGLISH)).containsKey("products");
    }

    @Test
    void whatStopsBeingTrueIsNotToldAnyMore() {
        bought(30, 1, "grinder", "papers");
        bought(100, 1, "pot");
        order("basket-asks", 5, "grinder");
        computation.compute();
        assertThat(told("basket-asks")).isNotEmpty();

        bought(600, 1, "grinder");
        computation.compute();

        assertThat(told("basket-asks")).isEmpty();
    }

    @Test
    void namesAreThoseOfTheReadersLanguageAndNoneThatOneCustomerWasTold() {
        for (var number = 0; number < 40; number++) {
            lives("basket-" + number, number % 2 == 0 ? "zh-CN" : "en-GB");
        }
        for (var number = 0; number < 40; number++) {
            var ref = order("basket-" + number, 3, "grinder", "papers");
            var chinese = number % 2 == 0;
            name(ref, "grinder", chinese ? "手摇磨豆机" : "Hand grinder");
            name(ref, "papers", number == 1 ? "Papers for Emma, with love" : chinese ? "滤纸" : "Filter papers");
        }
        bought(100, 1, "pot");
        order("basket-asks", 5, "grinder");

        computation.compute();

        assertThat(facts.of(new CustomerId("basket-asks"), null, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(Map.of("products", List.of(Map.of("name", "滤纸", "because", "手摇磨豆机"))));
        assertThat(told("basket-asks"))
                .isEqualTo(Map.of("products", List.of(Map.of("name", "Filter papers", "because", "Hand grinder"))));
        assertThat(baskets.count("emma")).isZero();
        assertThat(baskets.count("滤纸")).isEqualTo(1);
        assertThat(baskets.count("%")).isZero();
    }

    @Test
    void itIsCountedAfterEachComputationOfValueAndNotOftener() {
        var now = clock.instant();
        jdbc.sql("update value_run set computed_at = ?, run = run + 1 where id = 1")
                .param(at(0))
                .update();
        assertThat(computation.due(now)).isEqualTo(1);

        computation.computeIfDue();

        assertThat(computation.due(now.plus(Duration.ofDays(2)))).isZero();
        jdbc.sql("update value_run set run = run + 1 where id = 1").update();
        jdbc.sql("update basket_run set took_ms = 60000 where id = 1").update();
        assertThat(computation.due(now.plus(Duration.ofMinutes(59)))).isZero();
        assertThat(computation.due(now.plus(Duration.ofMinutes(60)))).isEqualTo(1);
    }

    private Map<String, Object> told(String customer) {
        return facts.of(new CustomerId(customer), null, ENGLISH);
    }

    /** So many customers, each with one order. */
    private void bought(int customers, int daysAgo, String... articles) {
        for (var number = 0; number < customers; number++) {
            order("basket-" + number, daysAgo, articles);
        }
    }

    private String order(String customer, int daysAgo, String... articles) {
        var ref = "basket-order-%05d".formatted(orders++);
        jdbc.sql("""
                        insert into customer_order (ref, customer_id, placed_at, amount, currency, recorded_at)
                        values (?, ?, ?, 10, 'CNY', ?)""").params(ref, customer, at(daysAgo), at(0)).update();
        for (var line = 0; line < articles.length; line++) {
            jdbc.sql("""
                            insert into customer_order_item (order_ref, line, sku, name, quantity) values (?, ?, ?, ?, 1)""")
                    .params(ref, line + 1, articles[line], "The " + articles[line])
                    .update();
        }
        return ref;
    }

    private void name(String order, String article, String name) {
        jdbc.sql("update customer_order_item set name = ? where order_ref = ? and sku = ?")
                .params(name, order, article)
                .update();
    }

    private void lives(String customer, String locale) {
        jdbc.sql("""
                        insert into customer (id, ref, lifecycle, since, changed_at, version, locale)
                        values (?, ?, 'ACTIVE', ?, ?, 1, ?)""").params(customer, customer, at(0), at(0), locale).update();
    }

    private Object at(int daysAgo) {
        Instant moment = clock.instant().minus(daysAgo, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        return moment.minusSeconds(daysAgo == 0 ? 0 : 1).atOffset(ZoneOffset.UTC);
    }
}
