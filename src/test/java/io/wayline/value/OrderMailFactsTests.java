package io.wayline.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.message.CustomersOfTests;
import io.wayline.shared.CustomerId;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class OrderMailFactsTests {

    @Autowired
    OrderMailFacts facts;

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String ref = "O-" + UUID.randomUUID();
    private CustomerId emma = new CustomerId("nobody-yet");

    @BeforeEach
    void emmaHasOrdered() {
        emma = new CustomersOfTests(jdbc).emma();
        // 00:30 of the next day in Shanghai
        var order = new Orders.PlacedOrder(
                emma, ref, Instant.parse("2026-11-20T16:30:00Z"), new BigDecimal("1489.50"), "CNY");
        transaction.executeWithoutResult(status -> orders.keep(
                order,
                List.of(
                        new OrderItem("J-1", "Filter jug 2 l", "filter jug", BigDecimal.ONE, new BigDecimal("489.50")),
                        new OrderItem(null, null, null, new BigDecimal("2"), null))));
    }

    @Test
    void tellsOfAnOrderInTheLanguageOfTheReader() {
        var english = facts.of(emma, ref, Locale.ENGLISH);
        var chinese = facts.of(emma, ref, Locale.SIMPLIFIED_CHINESE);

        assertThat(english)
                .containsEntry("number", ref)
                .containsEntry("placedOn", "November 21, 2026")
                .containsEntry("currency", "CNY")
                .containsEntry("undone", false);
        assertThat(chinese).containsEntry("placedOn", "2026年11月21日").containsEntry("total", "¥1,489.50");
        assertThat(english.get("total")).asString().contains("1,489.50").contains("CN");
    }

    @Test
    void tellsWhatEachItemIsAsFarAsTheShopToldIt() {
        var items = (List<?>) facts.of(emma, ref, Locale.ENGLISH).get("items");

        assertThat(items).hasSize(2);
        assertThat((Map<?, ?>) items.get(0)).hasToString("{quantity=1.0000, category=filter jug, price=489.5000}");
        assertThat((Map<?, ?>) items.get(1)).hasToString("{quantity=2.0000}");
    }

    @Test
    void tellsEverythingInTheTypeThatItPromises() {
        jdbc.sql("update customer_order set expected_on = date '2026-12-05' where ref = ?")
                .param(ref)
                .update();

        assertThat(facts.of(emma, ref, Locale.ENGLISH))
                .hasSameSizeAs(facts.facts())
                .allSatisfy((name, value) -> assertThat(
                                facts.facts().get(name).type().fits(value))
                        .as(name)
                        .isTrue());
    }

    @Test
    void tellsNothingOfSomebodyElsesOrder() {
        var other = new CustomersOfTests(jdbc).zihan();

        assertThat(facts.of(other, ref, Locale.ENGLISH)).isEmpty();
        assertThat(facts.of(emma, "O-unknown", Locale.ENGLISH)).isEmpty();
        assertThat(facts.of(emma, null, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void saysThatAnOrderIsUndone() {
        transaction.executeWithoutResult(status -> orders.undo(emma, ref, Orders.Undone.RETURNED));

        assertThat(facts.of(emma, ref, Locale.ENGLISH)).containsEntry("undone", true);
    }
}
